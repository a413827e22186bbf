import { defineDiagnostic } from "../diagnostic.ts";

export const parameterDoesNotFit = defineDiagnostic<{
  readonly name: string;
  /** "a whole number". */
  readonly expected: string;
  readonly found: string;
  readonly nearest?: string | undefined;
}>({
  code: "ORC1011",
  title: "The value of a parameter does not have its type",
  severity: "error",
  message: ({ name, expected, found }) => `${name} has to be ${expected}; it is ${found}.`,
  help: ({ name, nearest }) =>
    nearest === undefined
      ? `Give it as --param ${name}=VALUE.`
      : `Did you mean --param ${name}=${nearest}?`,
  explanation: `
Every parameter has a type: string, number, integer (a whole number), boolean (true or false), enum (one of the
values that it lists), date (2024-01-31), list (with commas between its items), file (a path that has to be there) or
column (of the file that the task reads).
A value that is given with \`--param name=value\` is read by that type and refused when it does not fit,
before anything runs.
`,
});
