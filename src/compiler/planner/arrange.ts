/** The tasks of a plan, each where the outline says that it stands. */
import type { Need, Task } from "../../contract/plan.ts";
import { wordsOf } from "../plan/word-uses.ts";
import type { BoundHolder, OutlineHolder } from "./planner.ts";

/**
 * Tasks within others have no needs: what they wait for outside becomes a need of the outermost task around them, and
 * whoever waits for one of them waits for that task.
 *
 * @param calls by the task of the outline that they came of
 */
export function arrange(
  calls: ReadonlyMap<string, readonly Task[]>,
  holders: readonly OutlineHolder[],
  bound: readonly BoundHolder[],
): Task[] {
  const around = new Map(
    holders.flatMap(({ id, blocks }) =>
      blocks.flatMap(({ ids }) => ids.map((inner) => [inner, id])),
    ),
  );
  const owners = new Map([...calls].flatMap(([id, group]) => group.map((call) => [call.id, id])));
  const outermost = (id: string): string => {
    const holder = around.get(id);
    return holder === undefined ? id : outermost(holder);
  };
  /** What is waited for in place of a task: itself, unless it stands within another one. */
  const standsFor = (id: string): string => {
    const owner = owners.get(id) ?? id;
    return around.has(owner) ? outermost(owner) : id;
  };
  const needsOf = (id: string): readonly Need[] => {
    const holder = holders.find((one) => one.id === id);
    if (holder === undefined) return (calls.get(id) ?? []).flatMap(({ needs }) => needs);
    const own = needsWith(holder);
    return [...own, ...holder.blocks.flatMap(({ ids }) => ids.flatMap(needsOf))];
  };
  const build = (id: string): readonly Task[] => {
    const holder = holders.find((one) => one.id === id);
    if (holder === undefined) return (calls.get(id) ?? []).map((call) => ({ ...call, needs: [] }));
    const blocks = holder.blocks.map(({ at, ids }) => ({ at, tasks: ids.flatMap(build) }));
    return [toTask(holder, bound.find((one) => one.id === id)?.fields ?? {}, blocks)];
  };
  const lifted = (needs: readonly Need[], id: string): Need[] => {
    const all = needs.map((need) => ({ ...need, task: standsFor(need.task) }));
    const others = all.filter(({ task }) => task !== id);
    return [...new Map(others.map((need) => [`${need.task} ${need.when}`, need])).values()];
  };
  const free = (id: string): boolean => !around.has(id);
  return [
    ...[...calls].flatMap(([id, group]) =>
      free(id) ? group.map((call) => ({ ...call, needs: lifted(call.needs, call.id) })) : [],
    ),
    ...holders.flatMap(({ id }) =>
      free(id) ? build(id).map((task) => ({ ...task, needs: lifted(needsOf(id), id) })) : [],
    ),
  ];
}

/** The needs of a task of an outline, as plans have them. */
export function needsWith({ needs, when = {} }: Pick<OutlineHolder, "needs" | "when">): Need[] {
  return needs.map((task) => ({ task, when: when[task] ?? "success" }));
}

function toTask(
  { id, title, kind, priority, origin, words = [] }: OutlineHolder,
  fields: BoundHolder["fields"],
  blocks: readonly { readonly at: string; readonly tasks: readonly Task[] }[],
): Task {
  const own: Record<string, unknown> = { ...fields };
  for (const { at, tasks } of blocks) put(own, at.match(/[^.[\]]+/g) ?? [], tasks);
  return {
    ...own,
    id,
    title,
    kind,
    priority,
    needs: [],
    ...(origin && { origin: { query: [...origin] as [number, number] } }),
    ...wordsOf(words, {}),
  };
}

/** Puts a value at a path; what is missing on the way is a list where a number follows. */
function put(
  into: Record<string, unknown>,
  [name = "", ...rest]: readonly string[],
  value: unknown,
): void {
  const [next] = rest;
  if (next === undefined) {
    into[name] = value;
    return;
  }
  into[name] ??= /^\d+$/.test(next) ? [] : {};
  put(into[name] as Record<string, unknown>, rest, value);
}

/** Whether two tasks stand in different blocks of one holder: neither may read the other. */
export function standApart(holders: readonly OutlineHolder[], one: string, other: string): boolean {
  const blockOf = (id: string, { blocks }: OutlineHolder) =>
    blocks.find(({ ids }) => ids.some((inner) => inner === id || isIn(id, inner, holders)));
  return holders.some((holder) => {
    const [first, second] = [blockOf(one, holder), blockOf(other, holder)];
    return first !== undefined && second !== undefined && first !== second;
  });
}

function isIn(id: string, around: string, holders: readonly OutlineHolder[]): boolean {
  const holder = holders.find((one) => one.id === around);
  return (
    holder?.blocks.some(({ ids }) =>
      ids.some((inner) => inner === id || isIn(id, inner, holders)),
    ) ?? false
  );
}
