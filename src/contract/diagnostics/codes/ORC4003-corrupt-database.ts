import { defineDiagnostic } from "../diagnostic.ts";

export const corruptDatabase = defineDiagnostic<{ readonly file: string }>({
  code: "ORC4003",
  title: "The database is damaged",
  severity: "error",
  message: ({ file }) => `${file} is not a database, or is damaged.`,
  help: ({ file }) =>
    `Move it away (mv ${file} ${file}.damaged) and run again: a new one is made. \`sqlite3 ${file}.damaged .recover\` may save its history.`,
  explanation: `
The file does not have the form of an SQLite database. It may have been overwritten, cut by a full disk
of another program, or synchronised in the middle of a write by a backup or cloud folder.

Builds do not depend on it: only the history of runs is in the database.
`,
});
