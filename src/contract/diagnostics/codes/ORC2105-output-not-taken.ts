import { defineDiagnostic } from "../diagnostic.ts";

export const outputNotTaken = defineDiagnostic<{
  readonly title: string;
  readonly tool: string;
  readonly from: string;
  readonly fromTool: string;
}>({
  code: "ORC2105",
  title: "A task uses no output of a task that it depends on",
  severity: "warning",
  strictness: { strict: "error", lenient: "note" },
  message: ({ title, tool, from, fromTool }) =>
    `"${title}" uses no output of "${from}": no output of ${fromTool} fits an input of ${tool}.`,
  help: ({ from, title }) =>
    `"${from}" still runs first, and its result is in the answer, but it is not part of "${title}".`,
  explanation: `
By the wording a task works on the results of another one, but none of the other's outputs has the shape of one of its
inputs: for example a report takes tables, charts and texts, and the other task gives numbers alone.
`,
});
