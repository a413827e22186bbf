import { defineDiagnostic } from "../diagnostic.ts";

export const noToolFits = defineDiagnostic<{
  readonly title: string;
  readonly agent: string;
  readonly nearest: readonly { readonly name: string; readonly description: string }[];
}>({
  code: "ORC2101",
  title: "No tool of the agent fits",
  severity: "error",
  message: ({ title, agent }) => `Agent ${agent} has no tool that fits "${title}".`,
  help: ({ nearest }) =>
    nearest.length === 0
      ? "`orchc tools` lists all tools with their descriptions."
      : `Its tools: ${nearest.map(({ name, description }) => `${name} (${description.replace(/\.$/, "")})`).join("; ")}. Say it in these words.`,
  explanation: `
The agent's card speaks of what is asked for, but none of its tools does: neither the name and description of a
tool nor the wordings that it lists have any of the task's words, and none makes or takes what the tasks
around this one take or make.
`,
});
