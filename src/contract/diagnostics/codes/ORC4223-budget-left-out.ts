import { someOf } from "../../some-of.ts";
import { defineDiagnostic } from "../diagnostic.ts";

/** More ids than these are counted. */
const MOST = 20;

export const budgetLeftOut = defineDiagnostic<{
  readonly run: string;
  /** Of the build. */
  readonly name: string;
  /** "toolCalls is 6" */
  readonly exceeded: readonly string[];
  /** Ids of tasks, lowest priority first. */
  readonly leftOut: readonly string[];
  /** Tasks that need one of the others. */
  readonly dependents: readonly string[];
  /** Tasks that failed, and would have been tried again. */
  readonly notRetried: readonly string[];
  /** "toolCalls=10": a budget in which all of that has room. */
  readonly enough: readonly string[];
}>({
  code: "ORC4223",
  title: "Tasks were left out for the budget",
  severity: "error",
  message: ({ exceeded, leftOut, dependents, notRetried }) =>
    [
      `The budget of the run (${exceeded.join(", ")}) has no room for all of it.`,
      leftOut.length > 0 && `Left out, lowest priority first: ${listed(leftOut)}.`,
      notRetried.length > 0 && `Not tried again: ${listed(notRetried)}.`,
      dependents.length > 0 && `Skipped with them: ${listed(dependents)}.`,
    ]
      .filter((sentence) => sentence !== false)
      .join(" "),
  help: ({ run, name, enough }) =>
    `What is done is kept. To do the rest: orchc exec ${name} --resume ${run} --budget ${enough.join(",")}`,
  explanation: `
\`limits.budget\` and \`--budget\` limit what a run may spend: dollars (by the estimates of its tasks), tool calls
(attempts at tasks), and time. What a task may cost is checked before its script is started, together with what runs and
what is more urgent and still to come. What does not fit is left out: lower priorities first, and of one priority what
has the shorter way to the end of the plan. A script that runs several tasks is done as a whole or left out as a whole.

The run ends as failed, since not all is there; the answer says which parts are missing. A run that goes on counts what
it has spent before.
`,
});

const listed = (ids: readonly string[]): string => someOf(ids, MOST);
