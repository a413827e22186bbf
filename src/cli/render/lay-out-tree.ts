/** A dependency graph as a tree: each task once, below the one of its needs that decides when it starts. */

export interface GraphTask {
  readonly id: string;
  readonly needs: readonly string[];
}

export interface TreeRow<Task extends GraphTask = GraphTask> {
  readonly task: Task;
  /** Lines that lead to it: `│ ├─ `; empty for a root. */
  readonly branch: string;
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
    children.set(parent, [...(children.get(parent) ?? []), task]);
    alsoNeeds.set(
      task.id,
      needs.filter((id) => id !== parent),
    );
  }

  const rows: TreeRow<Task>[] = [];
  const visit = (task: Task, branch: string, indent: string, depth: number): void => {
    rows.push({ task, branch, alsoNeeds: alsoNeeds.get(task.id) ?? [] });
    const below = children.get(task.id) ?? [];
    for (const [i, child] of below.entries()) {
      const last = i === below.length - 1;
      const deeper = depth < DEEPEST ? indent + (last ? "   " : "│  ") : indent;
      visit(child, `${indent}${last ? "└─ " : "├─ "}`, deeper, depth + 1);
    }
  };
  for (const root of children.get(undefined) ?? []) visit(root, "", "", 0);
  return rows;
}
