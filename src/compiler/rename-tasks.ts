import type { Plan, Task } from "../contract/plan.ts";
import { formatReference, mapMentions, parseReference, type Args } from "../contract/values.ts";
import { kindOf } from "./kinds/index.ts";

/** A copy of the plan in which tasks go by other ids, everywhere. Ids that `names` lacks stay. */
export function renameTasks(plan: Plan, names: ReadonlyMap<string, string>): Plan {
  const rename = (id: string): string => names.get(id) ?? id;
  const renameArgs = (args: Args): Args =>
    mapMentions(args, (shape) => {
      if (shape.is === "param") return { $param: shape.name };
      const reference = parseReference(shape.text);
      if (reference === undefined) return { $ref: shape.text };
      return { $ref: formatReference({ ...reference, task: rename(reference.task) }) };
    }) as Args;
  const renameTask = (task: Task): Task => {
    const renamed = kindOf(task).mapCalls(task, (call) => ({
      ...call,
      args: renameArgs(call.args),
    }));
    const needs = renamed.needs.map((need) => ({ ...need, task: rename(need.task) }));
    return { ...renamed, id: rename(task.id), needs };
  };
  return { ...plan, tasks: plan.tasks.map(renameTask) };
}
