import { typedInstance } from "../../typed-instance.ts";
import { someOf } from "../../some-of.ts";
import { defineDiagnostic } from "../diagnostic.ts";

/** More ids than these are counted. */
const MOST = 20;

export const optionalTasksLeftOut = defineDiagnostic<{
  /** Ids, lowest priority first. */
  readonly tasks: readonly string[];
  /** "toolCalls is 6" */
  readonly exceeded: readonly string[];
  readonly run: string;
}>({
  code: "ORC3032",
  title: "Optional tasks were left out for the budget",
  severity: "note",
  message: ({ tasks, exceeded }) =>
    `The budget of the run (${exceeded.join(", ")}) has no room for what is optional. Left out: ${someOf(tasks, MOST)}.`,
  help: ({ run, tasks: [first = ""] }) =>
    `Nothing has to be done. To do it after all: orchc retry ${run} --task ${typedInstance(first)}`,
  explanation: `
When a run's money, time or calls come to an end, its lowest priorities go first. What is left out and \`optional: true\`
does not fail the run: what reads it finds nothing there, and the answer says that it is missing. Anything else that is
left out fails the run (ORC4223).
`,
});
