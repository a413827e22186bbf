import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Plan, Task } from "../../contract/plan.ts";
import { argShape, mentions, parseReference, type Arg, type Args } from "../../contract/values.ts";
import { callsOf, conditionsOf, mapCalls, mapTasks, valuesOf, walkTasks } from "../kinds/index.ts";
import { usesOf } from "./uses.ts";

/**
 * The plan without one of its tasks and all that it holds. Who reads it is given nothing in its place, as when it had
 * failed. `undefined` where somebody cannot do without: a condition or a list names it, or a required argument.
 */
export function withoutTask(
  plan: Plan,
  id: string,
  tools: ReadonlyMap<string, Pick<ToolInfo, "input">>,
): Plan | undefined {
  const gone = plan.tasks.filter((task) => task.id === id);
  const ids = new Set(walkTasks({ tasks: gone }).map((task) => task.id));
  const left = plan.tasks.filter((task) => task.id !== id);
  const all = walkTasks({ tasks: left });
  if (all.some((task) => !canDoWithout(task, ids, tools))) return undefined;
  const tasks = mapTasks(left, (task) => ({
    ...mapCalls(task, (call) => ({ ...call, args: withoutReads(call.args, ids) })),
    needs: task.needs.filter((need) => !ids.has(need.task)),
  }));
  return { ...plan, tasks };
}

function canDoWithout(
  task: Task,
  ids: ReadonlySet<string>,
  tools: ReadonlyMap<string, Pick<ToolInfo, "input">>,
): boolean {
  const own = new Set([
    ...conditionsOf(task).map(({ at }) => at),
    ...valuesOf(task).map(({ at }) => at),
  ]);
  const isNamedOutside = usesOf(task).some(
    ({ at, says }) =>
      says.is === "name" &&
      ids.has(says.reference.task) &&
      [...own].some((one) => at.startsWith(one)),
  );
  const waitsOtherwise = task.needs.some((need) => ids.has(need.task) && need.when === "failure");
  if (isNamedOutside || waitsOtherwise) return false;
  return callsOf(task).every(({ tool, args }) => {
    const { required } = tools.get(tool)?.input ?? {};
    const needed = Array.isArray(required) ? required : [];
    return Object.entries(args).every(([name, arg]) =>
      isRead(arg, ids) ? !needed.includes(name) : isRemovable(arg, ids),
    );
  });
}

/** Whether the argument is a reference to one of them, and nothing else. */
function isRead(arg: Arg, ids: ReadonlySet<string>): boolean {
  const shape = argShape(arg);
  return shape.is === "ref" && ids.has(parseReference(shape.text)?.task ?? "");
}

/** Whether what is read of them within the argument stands in fields of records, which can be left out. */
function isRemovable(arg: Arg, ids: ReadonlySet<string>): boolean {
  const shape = argShape(arg);
  if (shape.is !== "record")
    return !mentions(arg).some(
      ({ shape: each }) => each.is === "ref" && ids.has(parseReference(each.text)?.task ?? ""),
    );
  return shape.entries.every(([, part]) => isRead(part, ids) || isRemovable(part, ids));
}

function withoutReads(args: Args, ids: ReadonlySet<string>): Args {
  return Object.fromEntries(
    Object.entries(args)
      .filter(([, arg]) => !isRead(arg, ids))
      .map(([name, arg]) => {
        const shape = argShape(arg);
        return [
          name,
          shape.is === "record" ? withoutReads(Object.fromEntries(shape.entries), ids) : arg,
        ];
      }),
  );
}
