import { defineDiagnostic } from "../diagnostic.ts";

export const modelLeftOut = defineDiagnostic<{
  /** The words of the query. */
  readonly words: string;
  readonly reason: string;
}>({
  code: "ORC6019",
  title: "The model omitted a part of the query from the plan",
  severity: "warning",
  message: ({ words, reason }) => `The plan omits "${words}": ${reason}.`,
  help: () => "Rephrase it, or add an agent that can do it. `orchc tools` lists what there is.",
  explanation: `
In the first stage the model sees the query and one line per agent. It found none that can do this part,
and reported that. The rest is planned.
`,
});
