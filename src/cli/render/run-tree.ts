/** A run as a tree of tasks with their states and times: live, never higher than the terminal, and afterwards. */
import type { Style } from "../screen.ts";
import { duration, localTime } from "./amounts.ts";
import { chooseRows, type Layout, type ShownRow } from "./choose-rows.ts";
import { layOutTree } from "./lay-out-tree.ts";
import { markOf, RETRYING } from "./marks.ts";
import { progressText } from "./progress-text.ts";
import { renderHeadline } from "./run-headline.ts";
import type { RunState, RunTask, TaskState } from "./run-state.ts";
import { columnsOf, renderTaskTree, type Trim } from "./task-tree.ts";
import { timeLeft, type Expectations } from "./time-left.ts";
import { fit, widthOf } from "./text.ts";

export interface RunTree {
  /**
   * @param now milliseconds since 1970
   * @param rows lines that there is room for, at least 2; a larger tree is folded, or cut down to what is going on
   */
  draw(now: number, style: Style, rows: number): string;
  /** What stays on the screen: the tree where there is room for it, else what failed. */
  end(now: number, style: Style, rows: number): string;
}

/** Milliseconds after which the time that is left is worked out again: a number that changes faster is not read. */
const ESTIMATE_MS = 1000;

/** Failed tasks that stay on the screen above the answer, which says what is missing too. */
const MOST_FAILED = 10;

export function runTree(
  name: string,
  tasks: readonly RunTask[],
  state: RunState,
  expectations: () => Expectations,
): RunTree {
  const tree = layOutTree(tasks);
  // What is shown changes with every task that ends: columns that did too could not be read.
  const columns = columnsOf(tree);
  let layout: Layout = "tree";
  let left = { at: -Infinity, ms: 0 };

  function msLeft(now: number): number {
    if (now - left.at < ESTIMATE_MS) return Math.max(0, left.ms - (now - left.at));
    left = { at: now, ms: timeLeft(tasks, state, now, expectations()) };
    return left.ms;
  }

  function headline(now: number, style: Style): string {
    const isOver = state.finished !== undefined || state.startedAt === undefined;
    return renderHeadline(
      name,
      state,
      { now, total: total(state), left: isOver ? 0 : msLeft(now) },
      style,
    );
  }

  function render(rows: readonly ShownRow[], now: number, style: Style): string[] {
    const own = rows.flatMap((shown) => ("row" in shown ? [shown.row] : []));
    const lines = renderTaskTree(own, ({ task }) => trimOf(task, now, style), style, columns);
    let next = 0;
    return rows.map((shown) => ("row" in shown ? (lines[next++] ?? "") : foldedLine(shown, style)));
  }

  function trimOf({ id, needs }: RunTask, now: number, { colors }: Style): Trim {
    const task = state.of(id);
    const { status, startedAt, ms, retry } = task;
    const elapsed =
      ms ?? (status === "running" && startedAt !== undefined ? now - startedAt : undefined);
    const note = noteOf(task, now) ?? (layout === "list" ? waitsFor(task, needs) : undefined);
    return {
      mark: retry === undefined ? markOf(status, colors, now) : colors.yellow(RETRYING),
      time: elapsed === undefined ? "" : duration(elapsed),
      ...(note !== undefined && { note: `· ${note}` }),
      ...((status === "pending" || status === "skipped") && { paint: colors.dim }),
    };
  }

  function waitsFor({ status }: TaskState, needs: readonly string[]): string | undefined {
    if (status !== "pending") return undefined;
    const open = needs.filter((id) =>
      ["pending", "running", "waiting"].includes(state.of(id).status),
    );
    if (open.length === 0) return "comes next";
    const [first, second, ...more] = open;
    return `waits for ${second === undefined ? first : more.length === 0 ? `${first} and ${second}` : `${first} and ${open.length - 1} others`}`;
  }

  function foldedLine(
    { branch, folded }: Extract<ShownRow, { readonly folded: unknown }>,
    { colors, columns: width }: Style,
  ): string {
    const count = (status: TaskState["status"]) =>
      folded.filter(({ task }) => state.of(task.id).status === status).length;
    const counts = (
      [
        ["success", "done"],
        ["pending", "to come"],
        ["skipped", "skipped"],
        ["cancelled", "cancelled"],
      ] as const
    )
      .map(([status, word]) => ({ status, word, number: count(status) }))
      .filter(({ number }) => number > 0);
    const [only, ...more] = counts;
    const mark = only !== undefined && more.length === 0 ? markOf(only.status, colors) : "·";
    const text = counts.map(({ number, word }) => `${number} ${word}`).join(", ");
    const ids = `${folded[0]?.task.id} … ${folded.at(-1)?.task.id}`;
    const room = width - widthOf(branch) - 2;
    return `${colors.dim(branch)}${mark} ${colors.dim(fit(`${text}: ${ids}`, room))}`;
  }

  return {
    draw: (now, style, rows) => {
      const chosen = chooseRows(tree, state, layout, Math.max(1, rows - 1));
      ({ layout } = chosen);
      return [headline(now, style), ...render(chosen.rows, now, style)].join("\n");
    },
    end: (now, style, rows) => {
      const isWhole = tree.length < rows;
      const failed = tree.filter(({ task }) => state.failed.has(task.id));
      const shown = isWhole
        ? tree
        : failed
            .slice(0, Math.min(MOST_FAILED, Math.max(1, rows - 2)))
            .map((row) => ({ ...row, branch: "", alsoNeeds: [] }));
      const hidden = isWhole ? 0 : failed.length - shown.length;
      return [
        headline(now, style),
        ...render(
          shown.map((row) => ({ row })),
          now,
          style,
        ),
        ...(hidden === 0 ? [] : [`… ${hidden} more failed: orchc show ${state.run}`]),
      ].join("\n");
    },
  };
}

/** What a person wants to know of a task, beside its time. */
function noteOf(task: TaskState, now: number): string | undefined {
  const { status, note, progress, retry, reused } = task;
  if (reused !== undefined) return `of ${localTime(reused.at)}`;
  if (status === "success") return undefined;
  if (retry !== undefined) {
    const wait = retry.at > now ? ` in ${duration(Math.ceil((retry.at - now) / 1000) * 1000)}` : "";
    return `try ${retry.attempt}${wait} after: ${note}`;
  }
  return status === "running" && progress !== undefined ? progressText(progress) : note;
}

/** Tasks may be added while a run goes on. */
function total({ counts }: RunState): number {
  return Object.values(counts).reduce((sum, each) => sum + each, 0);
}
