import { defineDiagnostic } from "../diagnostic.ts";

export const planParameters = defineDiagnostic<{
  readonly plan: string;
  readonly name: string;
  readonly is: "unknown" | "missing" | "not for a condition" | "not fitting";
  readonly nearest?: string | undefined;
  /** Of what does not fit: what the parameter takes, and what it is given. */
  readonly expected?: string;
  readonly found?: string;
}>({
  code: "ORC2048",
  title: "A plan as a task does not get the parameters that it has",
  severity: "error",
  message: ({ plan, name, is, expected, found }) => {
    const reasons = {
      unknown: `The plan "${plan}" has no parameter "${name}".`,
      missing: `The parameter "${name}" of the plan "${plan}" has no default and is not given.`,
      "not for a condition": `A condition of the plan "${plan}" names its parameter "${name}", and what it is given cannot stand in a condition.`,
      "not fitting": `The parameter "${name}" of the plan "${plan}" has to be ${expected}; it is given ${found}.`,
    };
    return reasons[is];
  },
  help: ({ plan, name, is, nearest }) => {
    if (is === "not fitting") {
      return `Give it such a value, or change the type of "${name}" in the plan "${plan}".`;
    }
    if (is === "missing") return `Give it: "params": { "${name}": ... }.`;
    if (is === "unknown") {
      return nearest === undefined ? "Leave it out." : `Did you mean "${nearest}"?`;
    }
    return "Give it a constant, a parameter or a reference.";
  },
  explanation: `
\`params\` of a task of kind \`plan\` are the other plan's parameters by name: constants, references or parameters of this
plan. Those with a default may be left out. What they are given has to be of their type, as with \`--param\`.
`,
});
