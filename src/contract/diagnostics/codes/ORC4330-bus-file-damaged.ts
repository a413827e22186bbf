import { typedInstance } from "../../typed-instance.ts";
import { defineDiagnostic } from "../diagnostic.ts";

export const busFileDamaged = defineDiagnostic<{
  readonly run: string;
  readonly task: string;
  /** Within the run: `t2/chart.svg`. */
  readonly file: string;
  /** `is not there any more`. */
  readonly how: string;
  /** Whether it tells of an attempt that failed. Default: the task has made it. */
  readonly isContext?: boolean;
}>({
  code: "ORC4330",
  title: "A file of a run is not what was put there",
  severity: "error",
  message: ({ run, task, file, how, isContext = false }) =>
    isContext
      ? `${file}, which says how ${task} failed in run ${run}, ${how}.`
      : `${file}, which ${task} made in run ${run}, ${how}.`,
  help: ({ run, task, isContext = false }) =>
    isContext
      ? `Nothing depends on it. What the history has of the error: orchc show ${run} ${typedInstance(task)}.`
      : `Make it, and what depends on it, again: orchc retry ${run} --from ${typedInstance(task)}.`,
  explanation: `
What tasks put on the bus (\`.orchc/bus/RUN/\`) is recorded with its length and sha256, and looked at again before it
is used: when a task reads it, before a run is resumed, before an output is taken from the cache (then the task is
done again), and by \`orchc show\` and \`orchc artifacts\`. The file was removed, cut short or altered since. A run is
not resumed on top of it: its answer would not follow from what was done. A file that tells of an attempt that failed
(\`error-1.json\`) keeps no run from being resumed.
`,
});
