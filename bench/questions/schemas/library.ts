import type { SchemaWords } from "./words.ts";

export const library: SchemaWords = {
  id: "library",
  files: [
    "loan_desk",
    "CirculationSlips"
  ],
  noun: [
    "loan",
    "loans"
  ],
  rows: 350,
  name: {
    words: [
      "reader name",
      "borrower"
    ],
    first: [
      "Agnes",
      "Boris",
      "Celine",
      "Dmitri",
      "Esme",
      "Felix",
      "Gwen",
      "Hugo",
      "Ilse",
      "Jules",
      "Kaia",
      "Leon"
    ],
    second: [
      "Abbot",
      "Bloom",
      "Crane",
      "Drake",
      "Frost",
      "Grove",
      "Hale",
      "Keane",
      "Lowe",
      "Moss",
      "Nash",
      "Orme"
    ]
  },
  categories: [
    {
      words: [
        "shelf section",
        "stack section"
      ],
      values: [
        "Travelogue",
        "Crime",
        "Poetry",
        "Cookery",
        "Memoir",
        "Atlases"
      ],
      short: "shf"
    },
    {
      words: [
        "binding",
        "cover style"
      ],
      values: [
        "hardback",
        "paperback",
        "spiral",
        "folio"
      ]
    }
  ],
  measures: [
    {
      words: "page total",
      short: "pg_tot",
      from: 48,
      to: 980,
      decimals: 0
    },
    {
      words: "overdue fine",
      unit: "nok",
      short: "fine_nok",
      from: 0,
      to: 74,
      decimals: 2
    },
    {
      words: "loan length",
      unit: "days",
      from: 1,
      to: 84,
      decimals: 0
    },
    {
      words: "spine width",
      unit: "mm",
      short: "spn_mm",
      from: 4,
      to: 71,
      decimals: 1
    }
  ],
  dates: [
    "lent on",
    "issue day"
  ],
  flags: [
    "renewed",
    "annotated"
  ],
  companion: {
    files: [
      "sections",
      "StackPlan"
    ],
    attribute: {
      words: [
        "storey"
      ],
      values: [
        "ground storey",
        "upper storey",
        "basement"
      ]
    },
    measure: {
      words: "shelf metres",
      unit: "m",
      from: 14,
      to: 260,
      decimals: 1
    }
  }
};
