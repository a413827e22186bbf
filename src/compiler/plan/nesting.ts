/** Where each task of a plan stands: within which others, and what it can see from there. */
import type { Plan, Task } from "../../contract/plan.ts";
import { blocksOf, type Block, type Variable } from "../kinds/index.ts";

/** A task at its place. */
export interface Placed {
  readonly task: Task;
  /** The task that holds it, and in which of its blocks; absent of a task of the plan's own list. */
  readonly within?: { readonly owner: Placed; readonly block: Block } | undefined;
  /** In its list, from 0. */
  readonly position: number;
  /** How many tasks it stands within. */
  readonly depth: number;
}

export interface Nesting {
  /** Each before those within it. */
  readonly all: readonly Placed[];
  /** Of two with the same id the first. */
  readonly byId: ReadonlyMap<string, Placed>;
}

/** Plans do not change, and most passes ask. */
const known = new WeakMap<object, Nesting>();

export function nestingOf(plan: Pick<Plan, "tasks">): Nesting {
  const before = known.get(plan.tasks);
  if (before !== undefined) return before;
  const all: Placed[] = [];
  const open = listed(plan.tasks, undefined).toReversed();
  for (let placed = open.pop(); placed !== undefined; placed = open.pop()) {
    all.push(placed);
    const owner = placed;
    const inner = blocksOf(placed.task).flatMap((block) => listed(block.tasks, { owner, block }));
    open.push(...inner.toReversed());
  }
  const byId = new Map(all.toReversed().map((placed) => [placed.task.id, placed]));
  const nesting = { all, byId };
  known.set(plan.tasks, nesting);
  return nesting;
}

function listed(tasks: readonly Task[], within: Placed["within"]): Placed[] {
  const depth = within === undefined ? 0 : within.owner.depth + 1;
  return tasks.map((task, position) => ({ task, within, position, depth }));
}

/** A task and those that it stands within, from the plan's own list inwards. */
export function chainOf(placed: Placed): Placed[] {
  const chain = [placed];
  for (let at = placed.within?.owner; at !== undefined; at = at.within?.owner) chain.push(at);
  return chain.toReversed();
}

/** The task of the plan's own list that a task is, or stands within. */
export function outermostOf(placed: Placed): Placed {
  let at = placed;
  while (at.within !== undefined) at = at.within.owner;
  return at;
}

/** A variable of a block, and the task whose block it is. */
export interface Declared {
  readonly variable: Variable;
  readonly by: Placed;
}

/**
 * Variables that can be seen, the innermost first.
 *
 * @param inside `at` of the task's own block from whose end it looks
 */
export function variablesAt(placed: Placed, inside?: string): Declared[] {
  const own = blocksOf(placed.task).filter(({ at }) => at === inside);
  const found = own.flatMap((block) => declaredBy(placed, block));
  for (let at = placed.within; at !== undefined; at = at.owner.within) {
    found.push(...declaredBy(at.owner, at.block));
  }
  return found;
}

function declaredBy(by: Placed, { variables = [] }: Block): Declared[] {
  return variables.map((variable) => ({ variable, by }));
}
