import { defineDiagnostic } from "../diagnostic.ts";

export const noIndex = defineDiagnostic<void>({
  code: "ORC8008",
  title: "There is no index yet",
  severity: "error",
  message: () => "There is no index of this repository yet, or it is of another version of orchc.",
  help: () => "Make one: orchc index",
  explanation: `
\`orchc index search --as-is\` and \`orchc index status\` look at the index as it is, and change nothing.
\`orchc index\` makes it, and \`orchc index search\` without \`--as-is\` brings it up to date first.
`,
});
