import { defineDiagnostic } from "../diagnostic.ts";

export const modelFoundNoTool = defineDiagnostic<{
  /** The task's title, or the words of the query. */
  readonly what: string;
  readonly reason: string;
  readonly tools: readonly string[];
}>({
  code: "ORC6013",
  title: "The model found no tool for a task",
  severity: "error",
  message: ({ what, reason }) => `No tool for "${what}": ${reason}.`,
  help: ({ tools }) =>
    tools.length === 0
      ? "`orchc tools` lists what there is."
      : `The tools to choose from were: ${tools.join(", ")}. \`orchc tools\` lists all.`,
  explanation: `
In the first stage the model gave the task to an agent; in the second, with the tools of that agent and
of the others on its path in view, it found none that does it. Rephrase the query, or add the
tool: a file in the workspace's \`agents/\` folder is loaded automatically.
`,
});
