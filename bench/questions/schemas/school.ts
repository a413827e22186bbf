import type { SchemaWords } from "./words.ts";

export const school: SchemaWords = {
  id: "school",
  files: [
    "exam_sheets",
    "TermMarks"
  ],
  noun: [
    "exam sheet",
    "exam sheets"
  ],
  rows: 480,
  name: {
    words: [
      "pupil",
      "learner"
    ],
    first: [
      "Anouk",
      "Blaise",
      "Cato",
      "Delphine",
      "Emil",
      "Fenna",
      "Gideon",
      "Hanne",
      "Idris",
      "Jette",
      "Koen",
      "Lotte"
    ],
    second: [
      "Aalto",
      "Berg",
      "Cruz",
      "Dahl",
      "Eik",
      "Falk",
      "Gray",
      "Holt",
      "Ibsen",
      "Jarl",
      "Kerr",
      "Lund"
    ]
  },
  categories: [
    {
      words: [
        "subject strand",
        "course strand"
      ],
      values: [
        "algebra",
        "chemistry",
        "civics",
        "rhetoric",
        "music theory"
      ]
    },
    {
      words: [
        "form group",
        "homeroom"
      ],
      values: [
        "Kestrel",
        "Merlin",
        "Harrier",
        "Buzzard"
      ],
      short: "hmrm"
    }
  ],
  measures: [
    {
      words: "raw mark",
      short: "rw_mk",
      from: 11,
      to: 100,
      decimals: 0
    },
    {
      words: "study time",
      unit: "h",
      short: "stdy_h",
      from: 0,
      to: 26,
      decimals: 1
    },
    {
      words: "essay length",
      unit: "words",
      from: 180,
      to: 2400,
      decimals: 0
    },
    {
      words: "absence days",
      short: "abs_d",
      from: 0,
      to: 19,
      decimals: 0
    }
  ],
  dates: [
    "sat on",
    "exam day"
  ],
  flags: [
    "resat",
    "moderated"
  ],
  companion: {
    files: [
      "strand_list",
      "CourseStrands"
    ],
    attribute: {
      words: [
        "faculty block"
      ],
      values: [
        "Sciences",
        "Humanities"
      ]
    },
    measure: {
      words: "syllabus weight",
      unit: "pct",
      from: 10,
      to: 60,
      decimals: 0
    }
  }
};
