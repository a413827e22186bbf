/** A run as a tree of tasks with their states and times: live, and afterwards. */
import type { TaskStatus } from "../../contract/events.ts";
import type { Style } from "../screen.ts";
import { duration, localTime } from "./amounts.ts";
import { layOutTree, type TreeRow } from "./lay-out-tree.ts";
import { markOf } from "./marks.ts";
import type { RunState, TaskState } from "./run-state.ts";
import { renderTaskTree, type ShownTask, type Trim } from "./task-tree.ts";
import { fit, widthOf } from "./text.ts";

export interface RunTreeOptions {
  readonly name: string;
  readonly style: Style;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Lines that there is room for; a larger tree is cut down to what is going on. Default: no limit. */
  readonly rows?: number;
}

export function renderRunTree(
  tasks: readonly ShownTask[],
  state: RunState,
  { name, style, now, rows = Infinity }: RunTreeOptions,
): string {
  const { colors } = style;
  const stateOf = (id: string): TaskState => state.tasks.get(id) ?? { status: "pending" };
  const trim = ({ task }: TreeRow<ShownTask>): Trim => {
    const { status, startedAt, ms, note, reused } = stateOf(task.id);
    const elapsed =
      ms ?? (status === "running" && startedAt !== undefined ? now - startedAt : undefined);
    return {
      mark: markOf(status, colors, now),
      time: elapsed === undefined ? "" : duration(elapsed),
      ...(reused !== undefined && { note: `· of ${localTime(reused.at)}` }),
      ...(note !== undefined && status !== "success" && { note: `· ${note}` }),
      ...((status === "pending" || status === "skipped") && { paint: colors.dim }),
    };
  };
  const tree = layOutTree(tasks);
  const shown = tree.length <= rows - 2 ? tree : busiest(tree, stateOf, rows - 2);
  return [headline(name, state, now, style), ...renderTaskTree(shown, trim, style)].join("\n");
}

function headline(name: string, state: RunState, now: number, { colors, columns }: Style): string {
  const { run, startedAt, finished, tasks } = state;
  const states = [...tasks.values()];
  const number = (status: TaskStatus): number =>
    states.filter((task) => task.status === status).length;
  const counted = (["failed", "skipped", "cancelled"] as const).map((status) =>
    number(status) === 0 ? "" : `${number(status)} ${status}`,
  );
  const elapsed = finished?.ms ?? (startedAt === undefined ? 0 : now - startedAt);
  const done = `${number("success")} of ${states.length} done`;
  // what matters least comes last: a narrow terminal cuts it
  const facts = [done, ...counted, duration(elapsed), run === "" ? "" : `run ${run}`]
    .filter((fact) => fact !== "")
    .join(" · ");
  return `${colors.bold(name)}  ${colors.dim(fit(facts, columns - widthOf(name) - 2))}`;
}

/** What is running or went wrong, in the order of the tree and without its lines. */
function busiest(
  tree: readonly TreeRow<ShownTask>[],
  stateOf: (id: string) => TaskState,
  most: number,
): TreeRow<ShownTask>[] {
  const order: readonly TaskStatus[] = ["running", "failed", "waiting", "cancelled"];
  return order
    .flatMap((status) => tree.filter(({ task }) => stateOf(task.id).status === status))
    .slice(0, Math.max(1, most))
    .map((row) => ({ ...row, branch: "", alsoNeeds: [] }));
}
