import type { SchemaWords } from "./words.ts";

export const staff: SchemaWords = {
  id: "staff",
  files: [
    "payroll_roster",
    "HeadcountSheet"
  ],
  noun: [
    "employee",
    "employees"
  ],
  rows: 95,
  name: {
    words: [
      "staff member",
      "colleague"
    ],
    first: [
      "Adela",
      "Bertil",
      "Corin",
      "Dalia",
      "Emeka",
      "Farah",
      "Gosta",
      "Hilde",
      "Imran",
      "Jorun"
    ],
    second: [
      "Ashdown",
      "Brandt",
      "Castell",
      "Demir",
      "Ekman",
      "Fonseca",
      "Garrow",
      "Hobbs",
      "Ivanov",
      "Janssen"
    ]
  },
  categories: [
    {
      words: [
        "team unit",
        "division"
      ],
      values: [
        "Logistics Desk",
        "Field Repair",
        "Payroll Office",
        "Design Studio",
        "Legal Counsel"
      ]
    },
    {
      words: [
        "contract form",
        "employment form"
      ],
      values: [
        "permanent",
        "seasonal",
        "freelance",
        "trainee"
      ],
      short: "emp_form"
    }
  ],
  measures: [
    {
      words: "base salary",
      unit: "usd",
      short: "base_sal",
      from: 28000,
      to: 142000,
      decimals: 0
    },
    {
      words: "leave balance",
      unit: "days",
      short: "lv_bal",
      from: 0,
      to: 41,
      decimals: 1
    },
    {
      words: "overtime hours",
      unit: "h",
      short: "ot_hrs",
      from: 0,
      to: 88,
      decimals: 1
    },
    {
      words: "commute distance",
      unit: "km",
      from: 1,
      to: 74,
      decimals: 1
    }
  ],
  dates: [
    "hired on",
    "joining date"
  ],
  flags: [
    "unionised",
    "remote"
  ],
  companion: {
    files: [
      "divisions",
      "TeamUnits"
    ],
    attribute: {
      words: [
        "campus site"
      ],
      values: [
        "Harbour campus",
        "Hill campus"
      ]
    },
    measure: {
      words: "floor space",
      unit: "m2",
      from: 60,
      to: 900,
      decimals: 0
    }
  }
};
