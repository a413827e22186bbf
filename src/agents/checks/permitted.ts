/** What all checks may do, and what they are: a test or a build runs whatever the project says. */
export const permitted = {
  permissions: {
    commands: [{ arg: "command" as const }],
    // The lines that findings are about, and the report.
    read: [{ arg: "folder" as const }, { arg: "report" as const }],
  },
  // It may do anything that the user may; and doing it again is what it is for.
  effect: "destructive" as const,
  idempotent: true,
  untrusted: true,
};
