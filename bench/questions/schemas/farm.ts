import type { SchemaWords } from "./words.ts";

export const farm: SchemaWords = {
  id: "farm",
  files: [
    "milk_yields",
    "HerdBook"
  ],
  noun: [
    "milking",
    "milkings"
  ],
  rows: 640,
  name: {
    words: [
      "cow name"
    ],
    first: [
      "Daisy",
      "Bluebell",
      "Clover",
      "Primrose",
      "Saffron",
      "Willow",
      "Tansy",
      "Juno"
    ],
    second: [
      "May",
      "Rose",
      "Star",
      "Belle",
      "Fern",
      "Pearl",
      "Dawn",
      "Wren"
    ]
  },
  categories: [
    {
      words: [
        "breed line",
        "cattle breed"
      ],
      values: [
        "Jersey",
        "Ayrshire",
        "Guernsey",
        "Montbeliarde"
      ],
      short: "brd"
    },
    {
      words: [
        "barn side",
        "stall block"
      ],
      values: [
        "north block",
        "south block",
        "west block"
      ]
    }
  ],
  measures: [
    {
      words: "milk yield",
      unit: "l",
      short: "mlk_l",
      from: 6,
      to: 48,
      decimals: 1
    },
    {
      words: "butterfat",
      unit: "pct",
      short: "bf_pct",
      from: 3.1,
      to: 6.4,
      decimals: 2
    },
    {
      words: "feed intake",
      unit: "kg",
      short: "fd_kg",
      from: 9,
      to: 34,
      decimals: 1
    },
    {
      words: "cell count",
      short: "scc",
      from: 40,
      to: 880,
      decimals: 0
    }
  ],
  dates: [
    "milked on",
    "yield date"
  ],
  flags: [
    "organic",
    "medicated"
  ],
  companion: {
    files: [
      "breed_notes",
      "BreedCard"
    ],
    attribute: {
      words: [
        "origin island"
      ],
      values: [
        "mainland",
        "channel island",
        "highland"
      ]
    },
    measure: {
      words: "mean height",
      unit: "cm",
      from: 112,
      to: 148,
      decimals: 1
    }
  }
};
