import { defineDiagnostic } from "../diagnostic.ts";

export const valueNotInQuery = defineDiagnostic<{
  readonly tool: string;
  readonly argument: string;
  readonly value: string;
  /** What the tool would do with it: read, write, reach, start, or change something by it. */
  readonly use: "read" | "write" | "network" | "commands" | "change";
}>({
  code: "ORC6014",
  title: "The model names what the query does not name",
  severity: "error",
  message: ({ tool, argument, value, use }) =>
    `"${argument}" of ${tool} would ${verbs[use]} ${JSON.stringify(value)}, which the query does not name.`,
  help: () => "Name it in the query, or make it a parameter of the query file.",
  explanation: `
What a generated script may touch follows from its arguments. So a path, address or program that a model
writes into them must be in the query, in a parameter that the query file declares, or in the tool's
own defaults, or come from the output of an earlier task. A path counts as named when all of its parts
are in the query: "stocks.csv in the folder data" names \`data/stocks.csv\`. This stops a model that guesses, or
that follows a prompt injection in a text that it read.

The same holds for numbers and names in the arguments of a tool that changes something (its effect is \`write\` or
\`destructive\`): which order is deleted, and how many are bought, the query says. A text of several words may be the
model's own where the tool writes, and not where it deletes.
`,
});

const verbs = {
  read: "read",
  write: "write",
  network: "send requests to",
  commands: "start",
  change: "change something by",
} as const;
