import type { SchemaWords } from "./words.ts";

export const freight: SchemaWords = {
  id: "freight",
  files: [
    "dispatch_manifest",
    "CargoLegs"
  ],
  noun: [
    "consignment",
    "consignments"
  ],
  rows: 1200,
  name: {
    words: [
      "haulier",
      "carrier firm"
    ],
    first: [
      "Atlas",
      "Borealis",
      "Condor",
      "Dynamo",
      "Equinox",
      "Fathom",
      "Galleon",
      "Horizon"
    ],
    second: [
      "Haulage",
      "Freightways",
      "Cartage",
      "Transit",
      "Forwarding",
      "Movers",
      "Lines",
      "Express"
    ]
  },
  categories: [
    {
      words: [
        "origin port",
        "loading port"
      ],
      values: [
        "Felixstowe",
        "Gdynia",
        "Piraeus",
        "Valparaiso",
        "Busan",
        "Mombasa"
      ],
      short: "orig_pt"
    },
    {
      words: [
        "cargo class",
        "goods class"
      ],
      values: [
        "chilled",
        "bulk",
        "hazardous",
        "parcel",
        "vehicle"
      ]
    }
  ],
  measures: [
    {
      words: "gross mass",
      unit: "kg",
      short: "grs_kg",
      from: 120,
      to: 26400,
      decimals: 0
    },
    {
      words: "freight charge",
      unit: "eur",
      short: "frt_eur",
      from: 80,
      to: 9700,
      decimals: 2
    },
    {
      words: "transit time",
      unit: "days",
      short: "trs_d",
      from: 1,
      to: 44,
      decimals: 0
    },
    {
      words: "declared volume",
      unit: "m3",
      short: "vol_m3",
      from: 0.4,
      to: 67,
      decimals: 2
    }
  ],
  dates: [
    "dispatched on",
    "leaving date"
  ],
  flags: [
    "insured",
    "expedited"
  ],
  companion: {
    files: [
      "port_guide",
      "HarbourIndex"
    ],
    attribute: {
      words: [
        "sea basin"
      ],
      values: [
        "North Sea",
        "Mediterranean",
        "Pacific",
        "Indian Ocean"
      ]
    },
    measure: {
      words: "quay depth",
      unit: "m",
      from: 9,
      to: 21,
      decimals: 1
    }
  }
};
