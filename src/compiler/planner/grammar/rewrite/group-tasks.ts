/**
 * What is done for each item, in groups that become a loop each: an item of a loop gives what the last task in it gives,
 * so that of two things that are asked for one would be lost.
 */
import type { Bindings, Outline, OutlineTask } from "../../planner.ts";
import { readsIn } from "./generalise.ts";

/** Ids of tasks and holders, in the order in which they stand in their loop. */
export type Group = readonly string[];

/** With a condition all of it is one: what is compared stands before what is done. */
export function groupTasks({ tasks, holders = [] }: Pick<Outline, "tasks" | "holders">): Group[] {
  if (holders.length > 0) {
    const within = new Set(holders.flatMap(({ blocks }) => blocks.flatMap(({ ids }) => ids)));
    return [[...tasks, ...holders].map(({ id }) => id).filter((id) => !within.has(id))];
  }
  const groups: string[][] = [];
  // Who only reads for others becomes calls of theirs.
  for (const task of tasks.filter(({ internal }) => internal !== true)) {
    const works = worksOn(task);
    const joined = groups.filter((group) => group.some((id) => works.includes(id)));
    const others = groups.filter((group) => !joined.includes(group));
    groups.splice(0, groups.length, ...others, [...joined.flat(), task.id]);
  }
  return groups;
}

function worksOn({ needs, follows = [] }: OutlineTask): readonly string[] {
  return needs.filter((id) => !follows.includes(id));
}

/** Whether nothing is read from another group, and nothing that was asked for is lost in its own. */
export function isGrouped(
  { tasks }: Pick<Bindings, "tasks">,
  groups: readonly Group[],
  isConditional: boolean,
): boolean {
  if (isConditional) return true;
  return groups.every((group) => {
    const own = tasks.filter(({ id, beside }) => group.includes(beside ?? ownerOf(id)));
    const ids = new Set(own.map(({ id }) => id));
    const read = new Set(own.flatMap(({ args }) => readsIn(Object.values(args))));
    const isForeign = tasks.some(({ id }) => read.has(id) && !ids.has(id));
    const asked = own.filter(({ internal }) => internal !== true);
    return !isForeign && asked.slice(0, -1).every(({ id }) => read.has(id));
  });
}

/** Calls that feed a task begin with its id: `t2a`. */
export function ownerOf(id: string): string {
  return /^t\d+/.exec(id)?.[0] ?? id;
}
