import { defineDiagnostic } from "../diagnostic.ts";

export const unknownCode = defineDiagnostic<{ readonly code: string }>({
  code: "ORC1023",
  title: "There is no diagnostic with this code",
  severity: "error",
  message: ({ code }) => `There is no diagnostic ${code}.`,
  help: () => "orchc explain, without a code, lists all of them.",
  explanation: `
Every problem that orchc reports has a code, ORC and four digits. The first digit is its area:
1 query, workspace and command line, 2 plan, 3 build, 4 run, 5 answer, 6 model, 7 agents and tools.
`,
});
