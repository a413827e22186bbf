import { defineDiagnostic } from "../diagnostic.ts";

export const nonScalarInterpolation = defineDiagnostic<{
  /** A reference, or the part as JSON. */
  readonly part: string;
  readonly holds: "a list" | "an object";
}>({
  code: "ORC2018",
  title: "A part of a text is not a scalar",
  severity: "error",
  message: ({ part, holds }) => `${part} is ${holds} and cannot be interpolated into a text.`,
  help: ({ holds }) =>
    holds === "a list"
      ? "Refer to one item, or to its length: t1.rows[0].name, t1.rows.length."
      : "Refer to one of its fields: t1.table.title.",
  explanation: `
\`{"$text": ["Report on ", {"$ref": "t1.title"}]}\` concatenates scalars: strings, numbers, booleans,
and references and parameters that stand for one of these. A table or list would become \`[object Object]\`.
`,
});
