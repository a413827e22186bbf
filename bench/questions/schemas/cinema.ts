import type { SchemaWords } from "./words.ts";

export const cinema: SchemaWords = {
  id: "cinema",
  files: [
    "screen_takings",
    "BoxOfficeDays"
  ],
  noun: [
    "screening",
    "screenings"
  ],
  rows: 270,
  name: {
    words: [
      "film title",
      "feature title"
    ],
    first: [
      "Paper",
      "Velvet",
      "Hollow",
      "Crimson",
      "Silent",
      "Electric",
      "Wandering",
      "Last",
      "Borrowed",
      "Glass",
      "Midnight",
      "Second",
      "Broken",
      "Golden",
      "Distant",
      "Tender"
    ],
    second: [
      "Harbour",
      "Orchard",
      "Signal",
      "Garden",
      "Letters",
      "Compass",
      "Winter",
      "Parade",
      "Mirror",
      "Station",
      "Lantern",
      "River",
      "Sonata",
      "Thief",
      "Summer",
      "Bridge"
    ]
  },
  categories: [
    {
      words: [
        "auditorium",
        "hall name"
      ],
      values: [
        "Lumiere",
        "Melies",
        "Garbo",
        "Tati",
        "Varda"
      ],
      short: "aud"
    },
    {
      words: [
        "print format",
        "reel format"
      ],
      values: [
        "digital",
        "seventy mm",
        "laser",
        "imax"
      ]
    }
  ],
  measures: [
    {
      words: "seats filled",
      short: "seats_fld",
      from: 3,
      to: 410,
      decimals: 0
    },
    {
      words: "gross takings",
      unit: "usd",
      short: "grs_usd",
      from: 24,
      to: 5400,
      decimals: 2
    },
    {
      words: "running time",
      unit: "min",
      short: "run_min",
      from: 71,
      to: 204,
      decimals: 0
    },
    {
      words: "popcorn sales",
      unit: "usd",
      from: 2,
      to: 890,
      decimals: 2
    }
  ],
  dates: [
    "shown on",
    "screen date"
  ],
  flags: [
    "subtitled",
    "premiered"
  ]
};
