/** A dependency graph as a tree: each task once, below the one of its needs that decides when it starts. */

export interface GraphTask {
  readonly id: string;
  readonly needs: readonly string[];
}

export interface TreeRow<Task extends GraphTask = GraphTask> {
  readonly task: Task;
  /** Lines that lead to it: `│ ├─ `; empty for a root. */
  readonly branch: string;
  /** 0 for a root. */
  readonly depth: number;
  /** Rows below it that belong to it: they follow it. */
  readonly below: number;
  /** Its other needs, which the tree cannot show. */
  readonly alsoNeeds: readonly string[];
}

/** Deeper, the lines would leave no room for titles; a long chain goes on at the same depth. */
const DEEPEST = 8;

/**
 * @param tasks in topological order.
 * @param decisive tasks on the critical path: among several needs, one of them is the parent.
 */
export function layOutTree<Task extends GraphTask>(
  tasks: readonly Task[],
  decisive: ReadonlySet<string> = new Set(),
): TreeRow<Task>[] {
  const known = new Set(tasks.map(({ id }) => id));
  const children = new Map<string | undefined, Task[]>();
  const alsoNeeds = new Map<string, readonly string[]>();
  for (const task of tasks) {
    const needs = task.needs.filter((id) => known.has(id));
    const parent = needs.findLast((id) => decisive.has(id)) ?? needs.at(-1);
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [task]);
    else siblings.push(task);
    alsoNeeds.set(
      task.id,
      needs.filter((id) => id !== parent),
    );
  }

  const rows: TreeRow<Task>[] = [];
  const visit = (task: Task, branch: string, indent: string, depth: number): void => {
    const own = { task, branch, depth, below: 0, alsoNeeds: alsoNeeds.get(task.id) ?? [] };
    rows.push(own);
    const at = rows.length;
    const below = children.get(task.id) ?? [];
    for (const [i, child] of below.entries()) {
      const last = i === below.length - 1;
      const deeper = depth < DEEPEST ? indent + (last ? "   " : "│  ") : indent;
      visit(child, `${indent}${last ? "└─ " : "├─ "}`, deeper, depth + 1);
    }
    own.below = rows.length - at;
  };
  for (const root of children.get(undefined) ?? []) visit(root, "", "", 0);
  return rows;
}
