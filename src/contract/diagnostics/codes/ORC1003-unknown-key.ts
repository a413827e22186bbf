import { defineDiagnostic } from "../diagnostic.ts";

export const unknownKey = defineDiagnostic<{
  /** As it was written: `limits.maxParalel`, or the name of a variable. */
  readonly key: string;
  readonly nearest?: string;
  /** All settings that are allowed there. */
  readonly known: readonly string[];
  /** Default: a setting. */
  readonly what?: "setting" | "field";
}>({
  code: "ORC1003",
  title: "A setting is not known",
  severity: "error",
  message: ({ key, what = "setting" }) => `There is no ${what} ${key}.`,
  help: ({ nearest, known }) =>
    nearest === undefined ? `Known here: ${known.join(", ")}.` : `Did you mean ${nearest}?`,
  explanation: `
A misspelt setting that is silently ignored is worse than an error, so every key of the configuration,
of a query file's front matter and of a plan file has to be a known one. The help line names the one that was probably meant, or lists what is allowed there;
\`docs/configuration.md\` describes each setting, \`docs/plan.md\` each field of a plan.

The same holds for variables: \`ORCHC_LIMITS__MAX_PARALLEL\` sets \`limits.maxParallel\`. Two underscores
separate levels, one underscore separates words.
`,
});
