import { defineDiagnostic } from "../diagnostic.ts";

export const settingDoesNotFit = defineDiagnostic<{
  /** As it was written: `limits.maxParallel`, the name of a variable, or a flag. */
  readonly key: string;
  /** "a whole number", "one of rules, model". */
  readonly expected: string;
  /** How it was written; absent when the setting is missing. */
  readonly found?: string;
  readonly nearest?: string;
  /** That describes it; default: docs/configuration.md. */
  readonly page?: string;
}>({
  code: "ORC1004",
  title: "The value of a setting is not valid",
  severity: "error",
  message: ({ key, expected, found }) =>
    found === undefined
      ? `${key} is missing: it has to be ${expected}.`
      : `${key} has to be ${expected}; it is ${found}.`,
  help: ({ nearest, page }) =>
    nearest === undefined
      ? page === undefined
        ? "Correct the value; docs/configuration.md describes every setting."
        : `Correct the value; ${page} describes every field.`
      : `Did you mean ${nearest}?`,
  explanation: `
A setting of the configuration, of a variable \`ORCHC_…\`, of a flag, of a query file's front matter or of a plan file
has a value of the wrong type or outside its range.

Values of variables are read as YAML: \`ORCHC_LIMITS__RETRIES=2\` is a number,
\`ORCHC_SHELL__COMMANDS='[git, npm]'\` a list, \`ORCHC_MODEL__NAME='"4"'\` a text.
`,
});
