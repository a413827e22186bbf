import { defineDiagnostic } from "../diagnostic.ts";

export const lookedTooLong = defineDiagnostic<{ readonly path: string; readonly seconds: number }>({
  code: "ORC2032",
  title: "A file takes too long to look at",
  severity: "warning",
  strictness: { strict: "error", lenient: "note" },
  message: ({ path, seconds }) =>
    `What "${path}" is like was not found out within ${seconds} s, so the plan is not checked against it.`,
  help: () =>
    "Nothing has to be done: columns are then checked when the plan runs. To wait longer, raise `limits.lookMs` in orchc.config.yaml; a Parquet file is read much faster.",
  explanation: `
Before anything runs, the files that a plan names are looked at, for a bounded time.
Of a large file only a part is looked at, so this is met on a very slow machine, or when an agent does not end. Such a
file is left to the run: a column that is not there is then found by the tool that needs it. The file is not looked at again
until it changes.
`,
});
