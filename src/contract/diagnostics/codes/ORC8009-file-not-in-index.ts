import { defineDiagnostic } from "../diagnostic.ts";

export const fileNotInIndex = defineDiagnostic<{
  readonly path: string;
  readonly like: readonly string[];
}>({
  code: "ORC8009",
  title: "The index does not have the file",
  severity: "error",
  message: ({ path }) => `The index of the repository does not have ${path}.`,
  help: ({ like }) =>
    like.length > 0
      ? `Did you mean ${like.join(" or ")}?`
      : "Paths are relative to the folder that is indexed; orchc index status --left-out lists what is not in the index.",
  explanation: `
An outline is made of the declarations of a file that the index holds. Binary, large, minified and generated files are
not in it, nor is what git ignores.
`,
});
