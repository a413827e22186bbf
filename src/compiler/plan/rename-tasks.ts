import type { Plan, Task } from "../../contract/plan.ts";
import { renameInText } from "../expression/index.ts";
import {
  formatReference,
  mapMentions,
  mapMentionsIn,
  parseReference,
  type Arg,
  type Mention,
} from "../../contract/values.ts";
import { mapTasks, mapValues } from "../kinds/index.ts";

/** New ids by old ones. Ids that it lacks stay. */
export type Names = ReadonlyMap<string, string>;

/** A copy of the plan in which tasks go by other ids, everywhere. */
export function renameTasks(plan: Plan, names: Names): Plan {
  return { ...plan, tasks: plan.tasks.map((task) => renameTask(task, names)) };
}

/**
 * A copy of one task that goes by another id, and so do the tasks that it names and those within it. No variable of a
 * loop is called as a task, so that a name stands for one thing.
 */
export function renameTask(task: Task, names: Names): Task {
  const [renamed] = mapTasks([task], (inner) => renameOne(inner, names));
  return renamed ?? task;
}

function renameOne(task: Task, names: Names): Task {
  const rename = (id: string): string => names.get(id) ?? id;
  const replace = (shape: Mention["shape"]): Arg => {
    if (shape.is === "param") return { $param: shape.name };
    const reference = parseReference(shape.text);
    if (reference === undefined) return { $ref: shape.text };
    return { $ref: formatReference({ ...reference, task: rename(reference.task) }) };
  };
  const renamed = mapValues(task, {
    args: (args) => mapMentionsIn(args, replace),
    value: (arg) => mapMentions(arg, replace),
    text: (text) => renameInText(text, rename),
  });
  const needs = renamed.needs.map((need) => ({ ...need, task: rename(need.task) }));
  return { ...renamed, id: rename(task.id), needs };
}
