import { defineDiagnostic } from "../diagnostic.ts";

export const sqlRefused = defineDiagnostic<{ readonly why: string }>({
  code: "ORC4008",
  title: "The SQL statement was refused",
  severity: "error",
  message: ({ why }) => `The statement was not run: ${why}.`,
  help: () =>
    "Give one statement that reads, e.g. SELECT task_id, status FROM worker_runs. The tables are runs, worker_runs, task_outputs and attempts.",
  explanation: `
\`orchc sql\` opens the database for reading only and runs one statement that returns rows.
Statements that change something, several statements at once, and statements with an error are refused.
`,
});
