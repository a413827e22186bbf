/** Which results come from which earlier run, and when they were made. */
import type { Origin } from "../../../contract/task-output.ts";
import type { Note } from "../../../contract/notes.ts";
import { someOf } from "../../../contract/some-of.ts";
import type { TaskRecord } from "./read-run.ts";

export interface ReusedNote {
  readonly note: Note;
  readonly tasks: readonly string[];
}

/** One note for each run, in the order of the plan. */
export function reusedNotes(tasks: readonly Pick<TaskRecord, "task" | "output">[]): ReusedNote[] {
  const reused = tasks.flatMap(({ task, output }) => {
    const from = output?.metadata.from;
    return from === undefined ? [] : [{ task: task.id, from }];
  });
  return [...Map.groupBy(reused, ({ from }) => from.run)].map(([run, made]) => {
    const names = made.map(({ task }) => task);
    const subject = names.length === 1 ? "the result of" : "the results of";
    const text = `${subject} ${someOf(names)} from run ${run}, made ${when(made.map(({ from }) => from))}`;
    return { note: { kind: "read", text }, tasks: names };
  });
}

/** In UTC, so that the same run has the same answer everywhere. */
function when(origins: readonly Origin[]): string {
  const times = origins.map(({ at }) => at.slice(0, 16).replace("T", " ")).toSorted();
  const [first = "", last = first] = [times[0], times.at(-1)];
  return first === last ? `${first} UTC` : `from ${first} to ${last} UTC`;
}
