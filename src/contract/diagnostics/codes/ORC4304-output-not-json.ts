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
    "Return plain data from the tool: strings, finite numbers, booleans, null, lists and objects of these. Write a date as ISO 8601 text, and large data with context.writeFile.",
  explanation: `
Outputs are stored as JSON and read by other processes. Values that JSON cannot represent (functions, dates, maps,
big integers, NaN, cycles) would be lost or changed on the way.
`,
});
