import { defineDiagnostic } from "../diagnostic.ts";

export const indexMadeAnew = defineDiagnostic<{
  /** What is made anew: `The index is`, `Its vectors are`. */
  readonly what: string;
  /** As it stands behind a colon. */
  readonly why: string;
}>({
  code: "ORC8002",
  title: "The index is made anew",
  severity: "note",
  message: ({ what, why }) => `${what} made anew: ${why}.`,
  help: () => "Nothing has to be done: it follows from the files.",
  explanation: `
An index is used only by the version of orchc that can read it, and vectors are compared only with vectors of the same
model and length. After a change of either, and when the file is damaged, what was there is dropped and made again from
the files. Vectors are then asked for again.
`,
});
