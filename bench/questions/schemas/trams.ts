import type { SchemaWords } from "./words.ts";

export const trams: SchemaWords = {
  id: "trams",
  files: [
    "line_trips",
    "TramRuns"
  ],
  noun: [
    "trip",
    "trips"
  ],
  rows: 900,
  name: {
    words: [
      "driver alias",
      "operator name"
    ],
    first: [
      "Mira",
      "Noor",
      "Otto",
      "Pia",
      "Quentin",
      "Rosa",
      "Sven",
      "Talia",
      "Uwe",
      "Vera"
    ],
    second: [
      "Adler",
      "Bosch",
      "Conti",
      "Duval",
      "Engel",
      "Ferro",
      "Gallo",
      "Hahn",
      "Iqbal",
      "Jonas"
    ]
  },
  categories: [
    {
      words: [
        "depot yard",
        "home depot"
      ],
      values: [
        "Aldermoor",
        "Brackley",
        "Coldharbour",
        "Dunmere",
        "Eastgate"
      ],
      short: "dpt"
    },
    {
      words: [
        "tram model",
        "rolling type"
      ],
      values: [
        "Vario",
        "Citadis",
        "Flexity",
        "Combino"
      ]
    }
  ],
  measures: [
    {
      words: "boarding count",
      short: "brd_cnt",
      from: 4,
      to: 310,
      decimals: 0
    },
    {
      words: "delay span",
      unit: "min",
      short: "dly_min",
      from: 0,
      to: 46,
      decimals: 1
    },
    {
      words: "track length",
      unit: "km",
      short: "trk_km",
      from: 2.4,
      to: 31,
      decimals: 1
    },
    {
      words: "energy drawn",
      unit: "kWh",
      short: "enrg_kwh",
      from: 12,
      to: 190,
      decimals: 1
    }
  ],
  dates: [
    "service day",
    "run date"
  ],
  flags: [
    "rerouted",
    "overcrowded"
  ],
  companion: {
    files: [
      "depot_register",
      "YardIndex"
    ],
    attribute: {
      words: [
        "district name"
      ],
      values: [
        "Riverside",
        "Uplands",
        "Old Town"
      ]
    },
    measure: {
      words: "yard capacity",
      unit: "trams",
      short: "yd_cap",
      from: 12,
      to: 80,
      decimals: 0
    }
  }
};
