import type { Plan, Task } from "../../contract/plan.ts";
import {
  formatReference,
  mapMentionsIn,
  parseReference,
  type Args,
} from "../../contract/values.ts";
import { kindOf } from "../kinds/index.ts";

/** New ids by old ones. Ids that it lacks stay. */
export type Names = ReadonlyMap<string, string>;

/** A copy of the plan in which tasks go by other ids, everywhere. */
export function renameTasks(plan: Plan, names: Names): Plan {
  return { ...plan, tasks: plan.tasks.map((task) => renameTask(task, names)) };
}

/** A copy of one task that goes by another id, and so do the tasks that it names. */
export function renameTask(task: Task, names: Names): Task {
  const rename = (id: string): string => names.get(id) ?? id;
  const renameArgs = (args: Args): Args =>
    mapMentionsIn(args, (shape) => {
      if (shape.is === "param") return { $param: shape.name };
      const reference = parseReference(shape.text);
      if (reference === undefined) return { $ref: shape.text };
      return { $ref: formatReference({ ...reference, task: rename(reference.task) }) };
    });
  const renamed = kindOf(task).mapCalls(task, (call) => ({ ...call, args: renameArgs(call.args) }));
  const needs = renamed.needs.map((need) => ({ ...need, task: rename(need.task) }));
  return { ...renamed, id: rename(task.id), needs };
}
