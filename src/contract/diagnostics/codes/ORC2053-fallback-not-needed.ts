import { defineDiagnostic } from "../diagnostic.ts";

export const fallbackNotNeeded = defineDiagnostic<{
  readonly task: string;
  /** What is caught. */
  readonly on: readonly string[];
  /** Ids of the tasks that are never tried. */
  readonly tasks: readonly string[];
}>({
  code: "ORC2053",
  title: "A fallback for something that cannot fail",
  severity: "warning",
  strictness: { strict: "error", lenient: "note" },
  message: ({ task, on, tasks }) =>
    `What ${task} tries first cannot fail with ${on.join(" or ")}, so ${tasks.join(", ")} can never run.`,
  help: ({ task }) =>
    `Let ${task} also take care of other failures (on), or keep only what it tries first.`,
  explanation: `
\`on\` says after which failures the next alternative is tried. Tools that use no network do not fail with \`network\` or
\`rate-limit\`, and where nothing is called nothing fails so either.
`,
});
