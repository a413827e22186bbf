import { defineDiagnostic } from "../diagnostic.ts";

export const unknownOutput = defineDiagnostic<{
  readonly reference: string;
  readonly tool: string;
  readonly field: string;
  readonly known: readonly string[];
  readonly nearest?: string | undefined;
}>({
  code: "ORC2010",
  title: "A reference names a field that the output does not have",
  severity: "error",
  message: ({ reference, tool, field }) => `"${reference}": ${tool} returns no field "${field}".`,
  help: ({ nearest, known, field }) => {
    if (nearest !== undefined) return `Did you mean "${nearest}"?`;
    const isPosition = field.startsWith("[");
    if (known.length === 0)
      return isPosition ? "It is no list: refer to one of its fields." : "It has no fields.";
    return `${isPosition && !known.includes("[0]") ? "It is no list. " : ""}It returns: ${known.join(", ")}.`;
  },
  explanation: `
A reference walks into a task's output by the names of its fields. The tool's output schema has no
such field at that place.
`,
});
