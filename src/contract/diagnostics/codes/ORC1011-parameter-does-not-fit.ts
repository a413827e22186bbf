import { defineDiagnostic } from "../diagnostic.ts";

export const parameterDoesNotFit = defineDiagnostic<{
  readonly name: string;
  /** "a whole number". */
  readonly expected: string;
  readonly found: string;
}>({
  code: "ORC1011",
  title: "A parameter's value does not fit its type",
  severity: "error",
  message: ({ name, expected, found }) => `${name} has to be ${expected}; it is ${found}.`,
  help: ({ name }) => `Give it as --param ${name}=VALUE.`,
  explanation: `
Every parameter has a type: string, number, integer (a whole number) or boolean (true or false).
A value that is given with \`--param name=value\` is read by that type and refused when it does not fit,
before anything runs.
`,
});
