/**
 * Paths are bound side by side, so two of them may add the same task for their readers: the price history
 * for one indicator, and for another. One is enough, and what was asked for itself serves as well.
 */
import { canonicalJson } from "../../contract/json.ts";
import {
  formatReference,
  mapMentions,
  mentions,
  parseReference,
  type Args,
} from "../../contract/values.ts";
import type { BoundTask, OutlineTask } from "./planner.ts";

export function shareProducers(
  tasks: readonly BoundTask[],
  outline: ReadonlyMap<string, OutlineTask>,
): BoundTask[] {
  const isAdded = ({ id, internal }: BoundTask): boolean => internal === true && !outline.has(id);
  // Whoever reads a task that waits for others would wait for them too, or even form a cycle.
  const isFree = (task: BoundTask): boolean =>
    task.tool.effect === "read" &&
    !Object.values(task.args).some((arg) =>
      mentions(arg).some(({ shape }) => shape.is === "ref"),
    ) &&
    (outline.get(task.beside ?? task.id)?.needs ?? []).length === 0;

  const standIns = new Map<string, string>();
  for (const same of Map.groupBy(tasks.filter(isFree), workOf).values()) {
    const kept = same.find((task) => !isAdded(task)) ?? same[0];
    for (const task of same) {
      if (kept !== undefined && task !== kept && isAdded(task)) standIns.set(task.id, kept.id);
    }
  }
  return tasks
    .filter(({ id }) => !standIns.has(id))
    .map((task) => ({ ...task, args: renamed(task.args, standIns) }));
}

function workOf({ tool, args }: BoundTask): string {
  return canonicalJson({ tool: tool.name, args });
}

function renamed(args: Args, names: ReadonlyMap<string, string>): Args {
  return Object.fromEntries(
    Object.entries(args).map(([name, arg]) => [
      name,
      mapMentions(arg, (shape) => {
        if (shape.is === "param") return { $param: shape.name };
        const reference = parseReference(shape.text);
        const to = names.get(reference?.task ?? "");
        return reference === undefined || to === undefined
          ? { $ref: shape.text }
          : { $ref: formatReference({ ...reference, task: to }) };
      }),
    ]),
  );
}
