import { defineDiagnostic } from "../diagnostic.ts";

export const repetitionNotPlanned = defineDiagnostic<{ readonly text: string }>({
  code: "ORC2106",
  title: "A plan runs once, and not again and again",
  severity: "error",
  message: ({ text }) => `"${text}" is to be done again and again, and a plan runs once.`,
  help: () => "Remove the repetition, and let a scheduler such as cron start the build.",
  explanation: `
"Every day at 9, …" says when a build is to be started, which is not the business of a plan. What one call of a tool does
per group ("the average for each region") is supported, so is a list of values, and so are loops over files, rows and
lists ("for each csv file in data, …"; see ORC2091 for those that are not).
`,
});
