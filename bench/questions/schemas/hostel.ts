import type { SchemaWords } from "./words.ts";

export const hostel: SchemaWords = {
  id: "hostel",
  files: [
    "bed_bookings",
    "GuestNights"
  ],
  noun: [
    "booking",
    "bookings"
  ],
  rows: 310,
  name: {
    words: [
      "guest alias",
      "lead guest"
    ],
    first: [
      "Aroha",
      "Bashir",
      "Chiara",
      "Dovid",
      "Elif",
      "Fumiko",
      "Gaspard",
      "Henka",
      "Iker",
      "Jaya",
      "Kofi",
      "Lumi"
    ],
    second: [
      "Abebe",
      "Banks",
      "Costa",
      "Diaz",
      "Eder",
      "Fuchs",
      "Gill",
      "Haas",
      "Ito",
      "Jara",
      "Kohl",
      "Lima"
    ]
  },
  categories: [
    {
      words: [
        "room kind",
        "dorm kind"
      ],
      values: [
        "loft",
        "bunkroom",
        "attic twin",
        "garden hut"
      ]
    },
    {
      words: [
        "booking route",
        "sales route"
      ],
      values: [
        "walk in",
        "phone",
        "agency",
        "web form"
      ],
      short: "bk_rt"
    }
  ],
  measures: [
    {
      words: "nights booked",
      short: "nts_bkd",
      from: 1,
      to: 21,
      decimals: 0
    },
    {
      words: "room charge",
      unit: "chf",
      short: "rm_chf",
      from: 28,
      to: 1900,
      decimals: 2
    },
    {
      words: "deposit paid",
      unit: "chf",
      short: "dep_chf",
      from: 0,
      to: 400,
      decimals: 2
    },
    {
      words: "party size",
      short: "pty_sz",
      from: 1,
      to: 9,
      decimals: 0
    }
  ],
  dates: [
    "arrives on",
    "check in day"
  ],
  flags: [
    "refundable",
    "accessible"
  ]
};
