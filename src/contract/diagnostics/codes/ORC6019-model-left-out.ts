import { defineDiagnostic } from "../diagnostic.ts";

export const modelLeftOut = defineDiagnostic<{
  /** The words of the query. */
  readonly words: string;
  readonly reason: string;
}>({
  code: "ORC6019",
  title: "The model left a part of the query out of the plan",
  severity: "warning",
  message: ({ words, reason }) => `The plan leaves out "${words}": ${reason}.`,
  help: () =>
    "Say it in other words, or add an agent that can do it. `orchc tools` lists what there is.",
  explanation: `
In the first stage the model sees the query and one line per agent. It found none that can do this part,
and said so rather than make something up. The rest is planned.
`,
});
