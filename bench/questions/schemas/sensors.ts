import type { SchemaWords } from "./words.ts";

export const sensors: SchemaWords = {
  id: "sensors",
  files: [
    "probe_log",
    "NodeTelemetry"
  ],
  noun: [
    "reading",
    "readings"
  ],
  rows: 2000,
  name: {
    words: [
      "probe label",
      "node tag"
    ],
    first: [
      "Delta",
      "Sigma",
      "Omega",
      "Kappa",
      "Lambda",
      "Theta",
      "Zeta",
      "Gamma"
    ],
    second: [
      "Alder",
      "Basalt",
      "Cobalt",
      "Dune",
      "Ember",
      "Flint",
      "Gorge",
      "Haven"
    ]
  },
  categories: [
    {
      words: [
        "zone code",
        "field zone"
      ],
      values: [
        "Marsh",
        "Ridge",
        "Quarry",
        "Orchard",
        "Estuary"
      ],
      short: "zn"
    },
    {
      words: [
        "firmware track",
        "build channel"
      ],
      values: [
        "stable",
        "beta",
        "nightly",
        "legacy"
      ]
    }
  ],
  measures: [
    {
      words: "soil moisture",
      unit: "pct",
      short: "soil_moist",
      from: 3,
      to: 64,
      decimals: 1
    },
    {
      words: "battery level",
      unit: "mV",
      short: "batt_mv",
      from: 2900,
      to: 4200,
      decimals: 0
    },
    {
      words: "air pressure",
      unit: "hPa",
      from: 961,
      to: 1042,
      decimals: 1
    },
    {
      words: "signal loss",
      unit: "dB",
      short: "sig_loss",
      from: 20,
      to: 118,
      decimals: 1
    }
  ],
  dates: [
    "logged on",
    "sample day"
  ],
  flags: [
    "calibrated",
    "relocated"
  ],
  companion: {
    files: [
      "zone_map",
      "FieldZones"
    ],
    attribute: {
      words: [
        "soil kind"
      ],
      values: [
        "loam",
        "clay",
        "peat"
      ]
    },
    measure: {
      words: "zone extent",
      unit: "ha",
      from: 2,
      to: 140,
      decimals: 1
    }
  }
};
