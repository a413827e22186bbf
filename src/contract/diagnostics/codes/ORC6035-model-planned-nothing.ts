import { defineDiagnostic } from "../diagnostic.ts";

export const modelPlannedNothing = defineDiagnostic<{
  readonly model: string;
  readonly reason: string;
}>({
  code: "ORC6035",
  title: "The model plans nothing, and says why",
  severity: "error",
  message: ({ model, reason }) => `${model} plans nothing: ${reason}.`,
  help: () =>
    "Rephrase the query, or add an agent that can do it: a file in the workspace's `agents/` folder. `orchc tools` lists what there is.",
  explanation: `
An empty plan with a reason is an answer: no agent does what the query asks for, or the query asks for nothing. The
model is not asked again, since that would make it invent something.
`,
});
