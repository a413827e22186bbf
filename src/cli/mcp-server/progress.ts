/** How far a call is, as numbers that grow and a line: from the events of its run and the stages before it. */
import { taskOf, parentsOf } from "../../contract/instance.ts";
import type { RunEvent } from "../../contract/events.ts";
import { written } from "../colors.ts";
import { lineOf, type NamedTask } from "../render/run-lines.ts";
import type { Watcher } from "../session.ts";
import type { ProgressMessage } from "./messages.ts";

/** Milliseconds between two messages: more often nobody reads them, and a loop has thousands of items. */
const PAUSE_MS = 100;

/** Events that say nothing about how far it is. */
const silent: ReadonlySet<RunEvent["type"]> = new Set(["task.log", "run.note", "run.finished"]);

const ends: ReadonlySet<RunEvent["type"]> = new Set([
  "task.succeeded",
  "task.reused",
  "task.failed",
  "task.skipped",
  "task.cancelled",
]);

export function progressWatcher(send: (message: ProgressMessage) => void): Watcher {
  const tasks = new Map<string, NamedTask>();
  const ended = new Set<string>();
  let steps = 0;
  let waiting: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isRun = false;

  const flush = (): void => {
    timer = undefined;
    if (waiting === undefined) return;
    steps += 1;
    // Between two ends of tasks it grows too, and never reaches the next.
    const progress = ended.size + 1 - 1 / (steps + 1);
    send({
      is: "progress",
      progress,
      ...(isRun && { total: tasks.size }),
      message: written(waiting),
    });
    waiting = undefined;
    timer = setTimeout(flush, PAUSE_MS);
    timer.unref();
  };
  const tell = (message: string): void => {
    waiting = message;
    if (timer === undefined) flush();
  };

  return {
    onStage: tell,
    onEvent: (event) => {
      if (event.type === "run.started") {
        isRun = true;
        for (const { id, title, tool } of event.tasks) tasks.set(id, { title, tool });
      }
      if (silent.has(event.type) || isOfItem(event, tasks)) return;
      if ("task" in event && ends.has(event.type) && tasks.has(event.task)) {
        ended.add(event.task);
        steps = 0;
      }
      tell(lineOf(event, tasks));
    },
  };
}

/** Of items of a loop nothing is said: the loop says how far it is. */
function isOfItem(event: RunEvent, tasks: ReadonlyMap<string, NamedTask>): boolean {
  if (event.type === "tasks.added") return true;
  if (!("task" in event) || tasks.has(event.task)) return false;
  return parentsOf(event.task).some((parent) => tasks.has(parent)) || tasks.has(taskOf(event.task));
}
