import { typedInstance } from "../../typed-instance.ts";
import { defineDiagnostic } from "../diagnostic.ts";

export const gateValueDoesNotFit = defineDiagnostic<{
  readonly run: string;
  readonly gate: string;
  /** In words: "a whole number"; absent where no value is asked for. */
  readonly expected: string | undefined;
  /** What was given; absent: nothing. */
  readonly found: string | undefined;
  /** What was probably meant. */
  readonly nearest: string | undefined;
}>({
  code: "ORC4345",
  title: "The value of a gate does not fit",
  severity: "error",
  message: ({ gate, expected, found }) => {
    if (expected === undefined) return `${gate} asks for no value, and was given ${found}.`;
    return found === undefined
      ? `${gate} asks for a value: ${expected}.`
      : `${gate} asks for ${expected}, and was given ${found}.`;
  },
  help: ({ run, gate, expected, nearest }) => {
    if (expected === undefined)
      return `Leave the value out: orchc approve ${run} ${typedInstance(gate)}`;
    return `orchc approve ${run} ${typedInstance(gate)} --value ${nearest ?? "VALUE"}`;
  },
  explanation: `
A gate may ask for a value, which is declared in the plan as a parameter is. It is checked before anything is recorded;
the gate still waits. Items of a list are typed with commas between them.

\`\`\`
ORC4345 t2 asks for a whole number, and was given "many".
\`\`\`
`,
});
