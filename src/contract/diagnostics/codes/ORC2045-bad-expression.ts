import { defineDiagnostic } from "../diagnostic.ts";
import { excerptOf } from "../excerpt.ts";

export const badExpression = defineDiagnostic<{
  readonly text: string;
  readonly reason: string;
  readonly help: string;
  /** Offset in the text. */
  readonly start: number;
}>({
  code: "ORC2045",
  title: "A condition is no expression that a plan can have",
  severity: "error",
  message: ({ text, reason, start }) =>
    `The condition "${excerptOf(text)}" cannot be used, at its column ${start + 1}: ${reason}.`,
  help: ({ help }) => help,
  explanation: `
Conditions are a small, pure part of TypeScript: names of tasks and variables, \`params.name\`, fields and positions
(also with \`?.\`), constants, comparisons, arithmetic, \`!\`, \`&&\`, \`||\`, \`??\`, \`?:\`, templates, and methods of lists and
texts that change nothing: \`includes\`, \`some\`, \`every\`, \`filter\`, \`map\`, \`find\`, \`startsWith\`, \`endsWith\`,
\`toLowerCase\`, \`toUpperCase\`, \`trim\`. A task whose id is no name of TypeScript is written \`tasks["t1-2"]\`.

\`\`\`json
"when": "t1.rows.some((row) => row.price > params.limit)"
\`\`\`

Everything else is for tools: let a task compute it, and compare its output.
`,
});
