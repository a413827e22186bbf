import type { SchemaWords } from "./words.ts";

export const regatta: SchemaWords = {
  id: "regatta",
  files: [
    "heat_results",
    "RowingHeats"
  ],
  noun: [
    "heat entry",
    "heat entries"
  ],
  rows: 180,
  name: {
    words: [
      "crew"
    ],
    first: [
      "Iron",
      "Silver",
      "Swift",
      "Granite",
      "Misty",
      "Scarlet",
      "Amber",
      "Quiet",
      "Bold",
      "Northern",
      "Royal",
      "Salt",
      "Winter",
      "Copper"
    ],
    second: [
      "Oars",
      "Herons",
      "Tides",
      "Blades",
      "Currents",
      "Otters",
      "Gulls",
      "Paddles",
      "Wakes",
      "Reeds",
      "Anchors",
      "Locks",
      "Rapids",
      "Keels"
    ]
  },
  categories: [
    {
      words: [
        "boat class",
        "hull class"
      ],
      values: [
        "single",
        "double",
        "quad",
        "eight",
        "coxed four"
      ]
    },
    {
      words: [
        "lane draw",
        "start lane"
      ],
      values: [
        "inner",
        "outer",
        "middle",
        "channel"
      ]
    }
  ],
  measures: [
    {
      words: "finish time",
      unit: "s",
      short: "fin_s",
      from: 320,
      to: 520,
      decimals: 2
    },
    {
      words: "stroke rate",
      unit: "spm",
      short: "str_rt",
      from: 26,
      to: 44,
      decimals: 1
    },
    {
      words: "wind gust",
      unit: "kmh",
      from: 0,
      to: 38,
      decimals: 1
    },
    {
      words: "crew mass",
      unit: "kg",
      from: 58,
      to: 760,
      decimals: 1
    }
  ],
  dates: [
    "raced on",
    "heat day"
  ],
  flags: [
    "disqualified",
    "televised"
  ]
};
