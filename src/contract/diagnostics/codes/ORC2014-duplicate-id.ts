import { defineDiagnostic } from "../diagnostic.ts";

export const duplicateId = defineDiagnostic<{ readonly id: string }>({
  code: "ORC2014",
  title: "Two tasks have the same id",
  severity: "error",
  message: ({ id }) => `The id "${id}" is used by more than one task.`,
  help: () => "Give each task a unique id.",
  explanation: `
References (\`{"$ref": "t1.table"}\`) and needs (\`{"task": "t1"}\`) name tasks by id, so an id stands for one
task. A task that was copied in plan.json needs an id of its own.
`,
});
