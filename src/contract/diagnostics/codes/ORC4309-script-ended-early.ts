import { defineDiagnostic } from "../diagnostic.ts";

export const scriptEndedEarly = defineDiagnostic<{}>({
  code: "ORC4309",
  title: "A script ended without running all tasks",
  severity: "error",
  message: () => "The script ended without running it.",
  help: () => "Build again; if it happens again, please report it.",
  explanation: `
Every task of a script must have been run when its last line has been reached.
`,
});
