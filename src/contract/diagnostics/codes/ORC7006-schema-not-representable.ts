import { defineDiagnostic } from "../diagnostic.ts";

export const schemaNotRepresentable = defineDiagnostic<{
  readonly tool: string;
  readonly side: "input" | "output";
  readonly reason: string;
}>({
  code: "ORC7006",
  title: "A tool's schema cannot be represented as JSON Schema",
  severity: "error",
  message: ({ tool, side, reason }) =>
    `The ${side} of ${tool} cannot be written as JSON Schema: ${reason}`,
  help: () =>
    "Use types that JSON has: no Date, Map, BigInt, function or undefined. Write dates as ISO text (z.iso.date()).",
  explanation: `
Planners read a tool's input and output as JSON Schema, and outputs are stored as JSON. So both must
be made of what JSON has. Transforms are allowed in an input; an output schema describes what is stored.
`,
});
