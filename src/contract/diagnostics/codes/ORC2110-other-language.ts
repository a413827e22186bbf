import { defineDiagnostic } from "../diagnostic.ts";

export const otherLanguage = defineDiagnostic<{
  /** As English calls it: "German". */
  readonly language: string;
}>({
  code: "ORC2110",
  title: "The query is in another language than English",
  severity: "error",
  message: ({ language }) => `The query is not in English: it reads as ${language}.`,
  help: () =>
    "Ask in English; names of files and columns, and values, stay as they are. A model plans from other languages as well (`--planner model`).",
  explanation: `
The planner without a model knows the grammar of English and no other. A query of another language would be refused word
by word, or half of it taken for names, so it is refused as a whole.

What counts is the language in which something is asked. Files, columns, values and quoted text may be in any language:
\`Sum of "Umsatz" per month in verkauf.csv\` and \`Summarise this letter: Sehr geehrte Damen und Herren\` are English.
`,
});
