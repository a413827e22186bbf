import type { SchemaWords } from "./words.ts";

export const quarry: SchemaWords = {
  id: "quarry",
  files: [
    "core_samples",
    "DrillCores"
  ],
  noun: [
    "core sample",
    "core samples"
  ],
  rows: 150,
  name: {
    words: [
      "borehole",
      "drill site"
    ],
    first: [
      "Red",
      "Grey",
      "Black",
      "White",
      "Upper",
      "Lower",
      "Old",
      "New",
      "Far",
      "Near",
      "Deep",
      "High",
      "Dry"
    ],
    second: [
      "Knoll",
      "Gully",
      "Bluff",
      "Shaft",
      "Bench",
      "Scarp",
      "Pit",
      "Ledge",
      "Terrace",
      "Spur",
      "Notch",
      "Fault",
      "Basin"
    ]
  },
  categories: [
    {
      words: [
        "rock family",
        "lithology"
      ],
      values: [
        "gneiss",
        "dolerite",
        "siltstone",
        "chert",
        "marble"
      ],
      short: "lith"
    },
    {
      words: [
        "survey firm",
        "assay firm"
      ],
      values: [
        "Geodesa",
        "Corelab",
        "Stratum"
      ],
      short: "asy"
    }
  ],
  measures: [
    {
      words: "core depth",
      unit: "m",
      short: "dpt_m",
      from: 4,
      to: 620,
      decimals: 1
    },
    {
      words: "iron grade",
      unit: "pct",
      short: "fe_pct",
      from: 1.2,
      to: 66,
      decimals: 2
    },
    {
      words: "dry density",
      unit: "g_cm3",
      short: "dry_d",
      from: 1.9,
      to: 4.2,
      decimals: 2
    },
    {
      words: "crack count",
      short: "crk_n",
      from: 0,
      to: 57,
      decimals: 0
    }
  ],
  dates: [
    "drilled on",
    "cored day"
  ],
  flags: [
    "weathered",
    "archived"
  ]
};
