import { taskWithoutOutcome } from "../../../contract/diagnostics/index.ts";
import type { TaskRecord } from "../record/read-run.ts";
import { count } from "../text/format-number.ts";
import { plainLine } from "../text/plain-line.ts";
import type { Check } from "./check.ts";

/** A run that has ended has an outcome for each task, and an output for each that succeeded; one that waits, for what it did. */
export const tasksHaveOutcomes: Check = {
  name: "every task of the plan has an outcome",
  check: ({ record: { run, tasks } }) => {
    const diagnostics = tasks.flatMap((one) => {
      const isToCome = run.status === "waiting" && one.status === "pending";
      const why = isToCome ? undefined : whatIsLost(one);
      if (why === undefined) return [];
      const { id, title } = one.task;
      return [taskWithoutOutcome({ task: id, title: plainLine(title), why })];
    });
    const settled = tasks.length - diagnostics.length;
    return { detail: `${settled} of ${count(tasks.length, "task")}`, diagnostics };
  },
};

function whatIsLost({ status, output }: TaskRecord): string | undefined {
  switch (status) {
    case "pending":
      return "was never started";
    case "running":
      return "was started and never ended";
    case "success":
      return output === undefined ? "succeeded, but its output is not in the store" : undefined;
    case "failed":
    case "skipped":
    case "cancelled":
    case "waiting":
      return undefined;
  }
}
