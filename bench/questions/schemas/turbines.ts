import type { SchemaWords } from "./words.ts";

export const turbines: SchemaWords = {
  id: "turbines",
  files: [
    "gen_blocks",
    "PlantOutput"
  ],
  noun: [
    "block",
    "blocks"
  ],
  rows: 540,
  name: {
    words: [
      "generator tag"
    ],
    first: [
      "Boreal",
      "Cyclone",
      "Drift",
      "Eddy",
      "Foehn",
      "Gale",
      "Haboob",
      "Levant"
    ],
    second: [
      "Alpha",
      "Bravo",
      "Coral",
      "Derby",
      "Echo",
      "Fargo",
      "Garnet",
      "Hilo"
    ]
  },
  categories: [
    {
      words: [
        "fuel stem",
        "power origin"
      ],
      values: [
        "onshore wind",
        "tidal",
        "biogas",
        "run of river",
        "geothermal"
      ]
    },
    {
      words: [
        "grid operator",
        "feed operator"
      ],
      values: [
        "Nordlink",
        "Sudnet",
        "Tessera",
        "Voltara"
      ],
      short: "grd_op"
    }
  ],
  measures: [
    {
      words: "peak output",
      unit: "MW",
      short: "pk_mw",
      from: 0.4,
      to: 88,
      decimals: 2
    },
    {
      words: "spot tariff",
      unit: "eur_mwh",
      short: "spot_eur",
      from: 11,
      to: 240,
      decimals: 2
    },
    {
      words: "downtime",
      unit: "h",
      short: "dwn_h",
      from: 0,
      to: 70,
      decimals: 1
    },
    {
      words: "rotor speed",
      unit: "rpm",
      from: 4,
      to: 31,
      decimals: 1
    }
  ],
  dates: [
    "metered on",
    "settle date"
  ],
  flags: [
    "curtailed",
    "subsidised"
  ]
};
