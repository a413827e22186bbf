import { defineDiagnostic } from "../diagnostic.ts";

export const gateNeverReached = defineDiagnostic<{
  readonly gate: string;
  readonly why: string;
}>({
  code: "ORC2051",
  title: "A gate that cannot be reached",
  severity: "error",
  message: ({ gate, why }) => `The gate ${gate} is never reached: ${why}.`,
  help: ({ gate }) =>
    `Put ${gate} before what it is to guard, where it always runs, or remove it: as it is, it guards nothing.`,
  explanation: `
A gate is there so that a person decides. One in a branch that can never run, or in an alternative that is never
tried, looks like a safeguard and is none.
`,
});
