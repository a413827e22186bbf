import { defineDiagnostic } from "../diagnostic.ts";

export const noAgentFits = defineDiagnostic<{
  readonly text: string;
  /** The verb that no card has, when that is what is wrong. */
  readonly verb?: string | undefined;
  readonly nearest: readonly string[];
  readonly agents: number;
}>({
  code: "ORC2100",
  title: "No agent can do this",
  severity: "error",
  message: ({ text, verb, agents }) =>
    verb === undefined
      ? `None of the ${agents} agents can be said to do "${text}".`
      : `None of the ${agents} agents says that it can "${verb.toLowerCase()}": "${text}".`,
  help: ({ nearest }) =>
    nearest.length === 0
      ? "`orchc tools` lists what there is; a workspace's own agents stand in its agents folder."
      : `The nearest ${nearest.length === 1 ? "is" : "are"} ${nearest.join(", ")}: say it in the words of \`orchc tools ${nearest[0]}\`, or add an agent that does it.`,
  explanation: `
The planner without a model chooses an agent by its card, the one line that says what it can do. For this part
of the query no card has enough of the words that say what is wanted, itself or by a synonym; a verb that
no card has is enough to say no. It does not guess: a wrong agent would do something that nobody asked for.

Say it in the words that agents use (\`orchc tools\`), add an agent to the workspace, or plan with a model.
`,
});
