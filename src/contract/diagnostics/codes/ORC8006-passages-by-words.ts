import { defineDiagnostic } from "../diagnostic.ts";

export const passagesByWords = defineDiagnostic<{
  /** The code and message of the problem. */
  readonly reason: string;
}>({
  code: "ORC8006",
  title: "The repository was searched by words alone",
  severity: "warning",
  message: ({ reason }) =>
    `The repository was searched by words alone, without embeddings: ${reason}`,
  help: () =>
    "Correct the problem and run orchc index, or remove `models.embedding` from the configuration.",
  explanation: `
With \`models.embedding\`, passages are found by their words and by their vectors, and both rankings are fused. When the
endpoint fails, or \`sqlite-vec\` has no build for this system, words alone decide, as without the setting. What was
embedded before is kept; the next \`orchc index\` goes on from there.
`,
});
