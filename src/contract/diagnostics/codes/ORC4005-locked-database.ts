import { defineDiagnostic } from "../diagnostic.ts";

export const lockedDatabase = defineDiagnostic<{ readonly file: string }>({
  code: "ORC4005",
  title: "Another process has locked the database",
  severity: "error",
  message: ({ file }) => `${file} is locked by another process, and was not released in time.`,
  help: () =>
    "Close the program that holds a transaction open in it (a database browser, a script), then try again.",
  explanation: `
Any number of runs can share a workspace: each holds the database for about a millisecond at a time and waits
for the others. A lock that lasts for many seconds comes from a program with an open transaction.
`,
});
