/** Tasks within others, as rows below the one that holds them: a dotted line stands for its inside. */
import type { DrawnTask } from "../../contract/picture/task-card.ts";
import type { TreeRow } from "./lay-out-tree.ts";
import type { ShownTask } from "./task-tree.ts";

export interface InnerTask extends ShownTask {
  /** How a task that holds others runs them. */
  readonly rule: string;
}

/**
 * The rows with those of inner tasks behind the row of each task that holds some.
 *
 * @param rowOf an inner task, whose title begins with the block that it is the first of
 */
export function withInnerRows<Task extends ShownTask>(
  rows: readonly TreeRow<Task>[],
  drawn: ReadonlyMap<string, DrawnTask>,
  rowOf: (inner: InnerTask) => Task,
): TreeRow<Task>[] {
  return rows.flatMap((row) => {
    const task = drawn.get(row.task.id);
    if (task?.holds === undefined) return [row];
    // What hangs below the task goes on behind what is in it.
    const lines = row.branch.replaceAll("├─ ", "│  ").replaceAll("└─ ", "   ");
    const before = lines + (row.below > 0 ? "│  " : "   ");
    return [row, ...innerOf(task, `${before}┊ `, row.depth + 1, rowOf)];
  });
}

function innerOf<Task extends ShownTask>(
  { holds }: DrawnTask,
  branch: string,
  depth: number,
  rowOf: (inner: InnerTask) => Task,
): TreeRow<Task>[] {
  return (holds?.blocks ?? []).flatMap(({ label, tasks }) =>
    tasks.flatMap((task, at) => {
      const { id, title, tools, holds: inner } = task;
      const shown = rowOf({
        id,
        title: at === 0 && label !== "" ? `${label}: ${title}` : title,
        needs: [],
        tool: tools.join(", "),
        rule: inner?.rule ?? "",
      });
      const row = { task: shown, branch, depth, below: 0, alsoNeeds: [] };
      return [row, ...innerOf(task, `${branch}┊ `, depth + 1, rowOf)];
    }),
  );
}
