import { excerptOf } from "../excerpt.ts";
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
      ? `None of the ${agents} agents matches "${excerptOf(text)}".`
      : `None of the ${agents} agents offers the action "${verb.toLowerCase()}": "${excerptOf(text)}".`,
  help: ({ nearest }) =>
    nearest.length === 0
      ? "`orchc tools` lists the tools of all agents; a workspace's own agents are in its agents folder."
      : `The nearest ${nearest.length === 1 ? "is" : "are"} ${nearest.join(", ")}: use the words of \`orchc tools ${nearest[0]}\`, or add an agent that does it.`,
  explanation: `
The planner without a model chooses an agent by its card, the one line that describes its capability. For this part of the query no
card contains enough of the content words, literally or by a synonym, or none contains its verb. The planner does not
guess, since a wrong agent would do something that was not asked for.

Use the words of the agents (\`orchc tools\`), add an agent to the workspace, or plan with a model.
`,
});
