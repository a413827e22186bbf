import { defineDiagnostic } from "../diagnostic.ts";

export const proposalRefused = defineDiagnostic<{
  /** A sentence without its full stop. */
  readonly reason: string;
}>({
  code: "ORC4565",
  title: "The proposed change of a plan is not allowed",
  severity: "error",
  message: ({ reason }) => `The proposed change of the plan is not allowed: ${reason}.`,
  help: () => "Change the plan yourself, and go on with the run: what is finished is kept.",
  explanation: `
What a model proposes is held against rules that it cannot change: finished tasks stay word for word, no task that has
changed something is called again under another name, tools are those of the workspace, and a value stands in the request
or in the plan before. A proposal with mistakes goes back as often as
\`planning.repairs\` says.
`,
});
