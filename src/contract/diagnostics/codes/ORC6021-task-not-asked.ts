import { defineDiagnostic } from "../diagnostic.ts";

export const taskNotAsked = defineDiagnostic<{ readonly tool: string }>({
  code: "ORC6021",
  title: "The model planned a task that the query does not ask for",
  severity: "error",
  message: ({ tool }) =>
    `No word of the query speaks of what ${tool} does, and no other task takes its result.`,
  help: () => "Say in the query what it is to do, or plan again. To go on with it: --allow-unused.",
  explanation: `
A plan does what the query asks for, and nothing beside it. A model may add a task of its own: its result would stand
in the answer as if it had been asked for.

A task is asked for when a word of the query is one of its tool's, or when another task works on its result.
`,
});
