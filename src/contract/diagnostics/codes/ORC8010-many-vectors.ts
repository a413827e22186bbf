import { defineDiagnostic } from "../diagnostic.ts";

export const manyVectors = defineDiagnostic<{ readonly vectors: number; readonly most: number }>({
  code: "ORC8010",
  title: "The index has too many vectors to be quick",
  severity: "warning",
  message: ({ vectors, most }) =>
    `The index has ${vectors.toLocaleString("en")} vectors; a search compares with all of them, which is quick up to about ${most.toLocaleString("en")}.`,
  help: () =>
    "Index less (`index.exclude`, `index.root`), use a model with shorter vectors, or remove `models.embedding`: words alone stay quick.",
  explanation: `
\`sqlite-vec\` has no approximate index: each question is compared with each vector. The time grows with their number and
their length; docs/repository-index.md has figures.
`,
});
