import { defineDiagnostic } from "../diagnostic.ts";

export const cycle = defineDiagnostic<{ readonly tasks: readonly string[] }>({
  code: "ORC2004",
  title: "Tasks wait for each other in a circle",
  severity: "error",
  message: ({ tasks }) =>
    tasks.length === 1
      ? `Task ${tasks[0]} needs itself.`
      : `Tasks need each other in a circle: ${[...tasks, tasks[0]].join(" → ")}.`,
  help: ({ tasks }) =>
    `Take out one of these needs, or the reference that implies it; nothing in the circle could ever start (${tasks.length} ${tasks.length === 1 ? "task" : "tasks"}).`,
  explanation: `
A plan is a directed acyclic graph. A need may be written (\`needs\`) or implied by a data reference
(\`{"$ref": "t2.table"}\` in an argument of t1 means that t1 needs t2). The arrow points from a task to
one that waits for it. Where circles share tasks, each message shows a shortest one, and together they show
every need that is part of a circle.
`,
});
