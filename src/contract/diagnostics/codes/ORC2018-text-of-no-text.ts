import { defineDiagnostic } from "../diagnostic.ts";

export const textOfNoText = defineDiagnostic<{
  /** A reference, or the part as JSON. */
  readonly part: string;
  readonly holds: "a list" | "a group of fields";
}>({
  code: "ORC2018",
  title: "A part of a text is not text",
  severity: "error",
  message: ({ part, holds }) => `${part} is ${holds} and cannot be a part of a text.`,
  help: ({ holds }) =>
    holds === "a list"
      ? "Refer to one item, or to its length: t1.rows[0].name, t1.rows.length."
      : "Refer to one of its fields: t1.table.title.",
  explanation: `
\`{"$text": ["Report on ", {"$ref": "t1.title"}]}\` puts a text together from parts: texts, numbers, true or
false, and references and parameters that stand for one of these. A whole table or list would come out as
\`[object Object]\`.
`,
});
