import { defineDiagnostic } from "../diagnostic.ts";

export const duplicateId = defineDiagnostic<{ readonly id: string }>({
  code: "ORC2014",
  title: "Two tasks have the same id",
  severity: "error",
  message: ({ id }) => `The id "${id}" is used by more than one task.`,
  help: () => "Give each task an id of its own.",
  explanation: `
References and needs name tasks by id, so an id stands for one task.
`,
});
