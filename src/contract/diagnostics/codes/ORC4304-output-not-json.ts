import { defineDiagnostic } from "../diagnostic.ts";

export const outputNotJson = defineDiagnostic<{
  readonly tool: string;
  readonly at: string;
  readonly what: string;
}>({
  code: "ORC4304",
  title: "A tool returned something that is not JSON",
  severity: "error",
  message: ({ tool, at, what }) => `The output of ${tool} cannot be stored: ${at} is ${what}.`,
  help: () =>
    "Let the tool return plain data: strings, finite numbers, booleans, null, lists and objects of these. A date goes as ISO 8601 text, large data with context.writeFile.",
  explanation: `
Outputs are stored as JSON and read by other processes. Values that JSON has no form for (functions, dates, maps,
big integers, NaN, cycles) would be lost or changed on the way.
`,
});
