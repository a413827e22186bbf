import { defineDiagnostic } from "../diagnostic.ts";

export const noSuchRun = defineDiagnostic<{
  readonly run: string;
  /** Ids that begin with what was given, when there is more than one. */
  readonly candidates: readonly string[];
  readonly nearest?: string | undefined;
}>({
  code: "ORC1021",
  title: "There is no such run",
  severity: "error",
  message: ({ run, candidates }) =>
    candidates.length === 0
      ? `There is no run ${run}.`
      : `${run} is the beginning of ${candidates.length} runs: ${candidates.join(", ")}.`,
  help: ({ nearest }) =>
    `${nearest === undefined ? "" : `Did you mean ${nearest}? `}orchc runs lists them, newest first; the beginning of an id is enough.`,
  explanation: `
A run is named by its id, by the beginning of its id when only one run has it, or by \`last\`.
Runs belong to a workspace: the history is in its state folder (\`.orchc\`).
`,
});
