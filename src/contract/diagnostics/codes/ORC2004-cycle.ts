import { defineDiagnostic } from "../diagnostic.ts";

export const cycle = defineDiagnostic<{ readonly tasks: readonly string[] }>({
  code: "ORC2004",
  title: "The needs of tasks form a cycle",
  severity: "error",
  message: ({ tasks }) =>
    tasks.length === 1
      ? `Task ${tasks[0]} needs itself.`
      : `The needs of tasks form a cycle: ${[...tasks, tasks[0]].join(" → ")}.`,
  help: ({ tasks }) =>
    `Remove one of these needs, or the reference that implies it; no task of the cycle can start (${tasks.length} ${tasks.length === 1 ? "task" : "tasks"}).`,
  explanation: `
A plan is a directed acyclic graph. A need may be written (\`needs\`) or implied by a data reference
(\`{"$ref": "t2.table"}\` in an argument of t1 means that t1 needs t2). The arrow points from a task to
one that waits for it. Where cycles share tasks, each message shows a shortest one, and together they show
every need that is part of a cycle.
`,
});
