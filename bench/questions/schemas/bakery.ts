import type { SchemaWords } from "./words.ts";

export const bakery: SchemaWords = {
  id: "bakery",
  files: [
    "counter_tickets",
    "TillLog"
  ],
  noun: [
    "ticket",
    "tickets"
  ],
  rows: 420,
  name: {
    words: [
      "customer",
      "buyer"
    ],
    first: [
      "Ines",
      "Bruno",
      "Tamsin",
      "Odile",
      "Ravi",
      "Greta",
      "Ismael",
      "Petra",
      "Lowell",
      "Yusra"
    ],
    second: [
      "Vance",
      "Okoro",
      "Lindqvist",
      "Marsh",
      "Tran",
      "Bellweather",
      "Aziz",
      "Quist",
      "Dorn",
      "Pell"
    ]
  },
  categories: [
    {
      words: [
        "pastry line",
        "bake group"
      ],
      values: [
        "rye",
        "brioche",
        "danish",
        "focaccia",
        "scone"
      ],
      short: "bk_grp"
    },
    {
      words: [
        "pay method",
        "tender"
      ],
      values: [
        "card",
        "cash",
        "voucher",
        "account"
      ]
    }
  ],
  measures: [
    {
      words: "net takings",
      unit: "eur",
      short: "net_tk",
      from: 2,
      to: 90,
      decimals: 2
    },
    {
      words: "loaf count",
      short: "lf_cnt",
      from: 1,
      to: 24,
      decimals: 0
    },
    {
      words: "tip amount",
      unit: "eur",
      from: 0,
      to: 12,
      decimals: 2
    },
    {
      words: "queue wait",
      unit: "min",
      short: "q_wait",
      from: 0,
      to: 25,
      decimals: 1
    }
  ],
  dates: [
    "sold on",
    "ticket date"
  ],
  flags: [
    "prebooked",
    "wholesale"
  ],
  companion: {
    files: [
      "bake_groups",
      "LineSheet"
    ],
    attribute: {
      words: [
        "oven room"
      ],
      values: [
        "North oven",
        "Stone oven",
        "Deck oven"
      ]
    },
    measure: {
      words: "flour share",
      unit: "pct",
      from: 20,
      to: 95,
      decimals: 1
    }
  }
};
