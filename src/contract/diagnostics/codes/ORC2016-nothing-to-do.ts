import { defineDiagnostic } from "../diagnostic.ts";

export const nothingToDo = defineDiagnostic<void>({
  code: "ORC2016",
  title: "The plan has no tasks",
  severity: "error",
  message: () => "The plan has no tasks.",
  help: () => "Say what is to be done with what, for example: Summarise README.md.",
  explanation: `
The planner found no task in the query, and no other problem.
`,
});
