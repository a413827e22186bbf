/** Tasks of which nobody knows whether they changed something: their host died while they did. */
import { outcomeNotKnown } from "../../../contract/diagnostics/index.ts";
import type { TaskFailed } from "../../../contract/events.ts";
import type { Manifest } from "../../../contract/manifest.ts";
import { isRegionTool } from "../../../contract/regions/region-rows.ts";
import type { AttemptRow, Store, TaskRow } from "../../store/index.ts";
import { systemClock } from "../clock.ts";
import { taskError } from "../task-error.ts";

export interface Uncertain {
  /** All of the run, by their ids. */
  readonly tasks: ReadonlySet<string>;
  /** What is to be recorded of those that were left running. */
  readonly events: readonly TaskFailed[];
}

export async function uncertainOf(
  run: string,
  manifest: Pick<Manifest, "tools">,
  rows: readonly TaskRow[],
  store: Store,
): Promise<Uncertain> {
  const repeatable = new Map(manifest.tools.map(({ name, idempotent }) => [name, idempotent]));
  const gates = rows.some(({ status }) => status === "waiting") ? await store.gates(run) : [];
  const held = new Set(
    gates.flatMap(({ task, isOpen, asked }) => (isOpen && asked?.held ? task : [])),
  );
  const left = rows.filter(
    ({ id, status, tool }) =>
      (status === "running" || held.has(id)) &&
      repeatable.get(tool) !== true &&
      !isRegionTool(tool),
  );
  const at = systemClock.now();
  const events = left.map(({ id: task, tool, attempt, startedAt }): TaskFailed => {
    const error = taskError(
      outcomeNotKnown({ task, tool, run, how: "the process of its run ended" }),
    );
    const ms = Math.max(0, Date.parse(at) - Date.parse(startedAt));
    return { type: "task.failed", run, task, at, attempt, error, ms };
  });
  // One that a person named is pending again, and nothing has happened since.
  const failed = new Set(rows.filter(({ status }) => status === "failed").map(({ id }) => id));
  const told = lastOf(await store.attempts(run)).filter(
    ({ task, error }) => failed.has(task) && error?.code === outcomeNotKnown.code,
  );
  return { tasks: new Set([...left.map(({ id }) => id), ...told.map(({ task }) => task)]), events };
}

function lastOf(attempts: readonly AttemptRow[]): AttemptRow[] {
  return [...new Map(attempts.map((attempt) => [attempt.task, attempt])).values()];
}
