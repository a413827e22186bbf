import type { SchemaWords } from "./words.ts";

export const clinic: SchemaWords = {
  id: "clinic",
  files: [
    "ward_stays",
    "AdmissionsLedger"
  ],
  noun: [
    "stay",
    "stays"
  ],
  rows: 760,
  name: {
    words: [
      "patient alias",
      "patient label"
    ],
    first: [
      "Aspen",
      "Birch",
      "Cedar",
      "Dogwood",
      "Elm",
      "Fir",
      "Ginkgo",
      "Hazel",
      "Ivy",
      "Juniper",
      "Katsura",
      "Larch"
    ],
    second: [
      "Heron",
      "Finch",
      "Osprey",
      "Plover",
      "Quail",
      "Raven",
      "Swift",
      "Tern",
      "Wren",
      "Avocet",
      "Bittern",
      "Crane"
    ]
  },
  categories: [
    {
      words: [
        "ward unit",
        "care unit"
      ],
      values: [
        "Cardiology",
        "Orthopaedics",
        "Maternity",
        "Oncology",
        "Renal",
        "Paediatrics"
      ],
      short: "wd_unit"
    },
    {
      words: [
        "triage grade",
        "urgency band"
      ],
      values: [
        "amber",
        "green",
        "blue",
        "scarlet"
      ]
    }
  ],
  measures: [
    {
      words: "bed nights",
      short: "bd_nts",
      from: 1,
      to: 32,
      decimals: 0
    },
    {
      words: "body temp",
      unit: "degC",
      short: "tmp_c",
      from: 35.1,
      to: 41.4,
      decimals: 1
    },
    {
      words: "drug cost",
      unit: "gbp",
      from: 4,
      to: 2300,
      decimals: 2
    },
    {
      words: "systolic reading",
      unit: "mmHg",
      short: "sys_mm",
      from: 88,
      to: 192,
      decimals: 0
    }
  ],
  dates: [
    "admitted on",
    "intake day"
  ],
  flags: [
    "readmitted",
    "ambulatory"
  ],
  companion: {
    files: [
      "unit_directory",
      "WardBook"
    ],
    attribute: {
      words: [
        "building wing"
      ],
      values: [
        "East Wing",
        "West Wing",
        "Annex"
      ]
    },
    measure: {
      words: "staffed beds",
      short: "st_beds",
      from: 8,
      to: 60,
      decimals: 0
    }
  }
};
