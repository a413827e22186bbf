import { defineDiagnostic } from "../diagnostic.ts";

export const unknownArgument = defineDiagnostic<{
  readonly tool: string;
  readonly argument: string;
  readonly nearest?: string | undefined;
  readonly known: readonly string[];
}>({
  code: "ORC2008",
  title: "An argument is not known to the tool",
  severity: "error",
  message: ({ tool, argument }) => `${tool} takes no argument "${argument}".`,
  help: ({ nearest, known }) => {
    if (nearest !== undefined) return `Did you mean "${nearest}"?`;
    return known.length === 0 ? "It takes none." : `It takes: ${known.join(", ")}.`;
  },
  explanation: `
The tool's input has no field of this name. An argument that is not read is usually a mistake,
so it is refused rather than ignored. \`orchc tools TOOL\` shows what a tool takes.
`,
});
