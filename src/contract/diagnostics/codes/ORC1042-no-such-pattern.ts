import { defineDiagnostic } from "../diagnostic.ts";

export const noSuchPattern = defineDiagnostic<{
  /** As it was written: a name or the beginning of an id. */
  readonly name: string;
  readonly nearest?: string;
  readonly known: readonly string[];
}>({
  code: "ORC1042",
  title: "The pattern does not exist",
  severity: "error",
  message: ({ name }) => `There is no pattern ${name}.`,
  help: ({ nearest, known }) =>
    `${nearest === undefined ? "" : `Did you mean ${nearest}? `}${
      known.length === 0
        ? "There are none yet: a plan that has run well becomes one."
        : "orchc patterns lists what there is."
    }`,
  explanation: `
A pattern is a plan that has run, without its values. It goes by the name of the plan or by the beginning of its id.
Where several patterns have one name, the name means the one that ran last.
`,
});
