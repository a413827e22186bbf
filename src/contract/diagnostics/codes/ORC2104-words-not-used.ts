import { defineDiagnostic } from "../diagnostic.ts";

export const wordsNotUsed = defineDiagnostic<{
  readonly title: string;
  readonly tool: string;
  readonly words: readonly string[];
}>({
  code: "ORC2104",
  title: "Words of the query that no argument took",
  severity: "warning",
  message: ({ title, tool, words }) =>
    `In "${title}" nothing takes ${words.map((word) => `"${word}"`).join(" and ")}: ${tool} has no input for it.`,
  help: ({ tool }) =>
    `Look at the plan before it runs: \`orchc tools ${tool}\` lists what the tool takes.`,
  explanation: `
A name, number, path or time in the query would narrow what is asked for, and the tool that was chosen has no
input that it fits. The plan does more than the words say, for example for all authors instead of one.

Leave the words out, or say it in a way that the tool understands.
`,
});
