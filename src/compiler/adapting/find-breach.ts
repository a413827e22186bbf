/** What a proposed change of a plan must not do, whoever proposes it. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { canonicalJson } from "../../contract/json.ts";
import type { Plan } from "../../contract/plan.ts";
import { callsOf, walkTasks } from "../kinds/index.ts";
import type { FailedRun } from "./failed-run.ts";
import { finishedChanges } from "./find-obstacle.ts";

/** A sentence without its full stop; `undefined` when all is well. */
export function findBreach(
  tasks: Plan["tasks"],
  { plan, outcomes }: FailedRun,
  tools: ReadonlyMap<string, ToolInfo>,
): string | undefined {
  const after = new Map(tasks.map((task) => [task.id, task]));
  const succeeded = new Set(
    outcomes.filter(({ status }) => status === "success").map(({ id }) => id),
  );
  for (const task of plan.tasks) {
    if (!succeeded.has(task.id)) continue;
    const kept = after.get(task.id);
    if (kept === undefined) return `${task.id} is finished, and has to stay in the plan`;
    if (canonicalJson(kept) !== canonicalJson(task))
      return `${task.id} is finished, and has to stay as it is`;
  }
  const before = new Set(walkTasks(plan).map(({ id }) => id));
  const done = new Set(finishedChanges(outcomes, tools).map(({ task }) => task));
  const finished = walkTasks(plan).filter(({ id }) => done.has(id));
  const calls = new Set(finished.flatMap(callsOf).map(keyOf));
  const twice = walkTasks({ tasks }).find(
    (task) => !before.has(task.id) && callsOf(task).some((call) => calls.has(keyOf(call))),
  );
  return twice && `${twice.id} would do again what is done`;
}

function keyOf({ tool, args }: ReturnType<typeof callsOf>[number]): string {
  return canonicalJson([tool, args]);
}
