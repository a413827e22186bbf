/** Tasks as a tree with what each uses and how long it takes, in as many columns as there are. */
import type { Style } from "../screen.ts";
import type { GraphTask, TreeRow } from "./lay-out-tree.ts";
import { fit, oneLine, pad, widthOf } from "./text.ts";

export interface ShownTask extends GraphTask {
  readonly title: string;
  readonly tool: string;
}

/** What stands around a task in one kind of picture. */
export interface Trim {
  /** One column wide. */
  readonly mark: string;
  /** Right-aligned at the end: an estimate, or a time. */
  readonly time: string;
  /** Behind the title, as a rule in brackets. */
  readonly note?: string;
  readonly paint?: (text: string) => string;
}

const GAP = "  ";
/** With less room, the tool's name is left out. */
const ROOM_FOR_TITLES = 36;

/** Widths of columns that are the same whichever rows are shown. */
export interface Columns {
  readonly id: number;
  readonly tool: number;
  readonly time: number;
  /** All that stands before the tool. */
  readonly left: number;
}

/** For what stands behind a title: why it failed, how far it is. */
const ROOM_FOR_NOTES = 40;
/** `59m 59.9s` */
const WIDEST_TIME = 9;

export function columnsOf(rows: readonly TreeRow<ShownTask>[]): Columns {
  const id = widest(rows.map(({ task }) => task.id));
  const before = rows.map(({ task, branch }) => branch + " ".repeat(id + 4) + oneLine(task.title));
  return {
    id,
    tool: widest(rows.map(({ task }) => task.tool)),
    time: WIDEST_TIME,
    left: widest(before) + ROOM_FOR_NOTES,
  };
}

/** @param columns default: as narrow as these rows allow */
export function renderTaskTree<Task extends ShownTask>(
  rows: readonly TreeRow<Task>[],
  trimOf: (row: TreeRow<Task>) => Trim,
  style: Style,
  columns?: Columns,
): string[] {
  const { colors } = style;
  const cells = rows.map((row) => {
    const { mark, time, note, paint = (text) => text } = trimOf(row);
    const { id, title, tool } = row.task;
    const suffix = [
      alsoAfter(row.alsoNeeds),
      note === undefined || note === "" ? "" : ` ${note}`,
    ].join("");
    return { row, mark, id, title: oneLine(title), suffix: oneLine(suffix), tool, time, paint };
  });
  const idWidth = columns?.id ?? widest(cells.map(({ id }) => id));
  const toolWidth = columns?.tool ?? widest(cells.map(({ tool }) => tool));
  const timeWidth = columns?.time ?? widest(cells.map(({ time }) => time));
  const head = (branch: string, id: string) =>
    widthOf(branch) + 2 + Math.max(idWidth, id.length) + 2;
  const natural =
    columns?.left ??
    widest(
      cells.map(
        ({ row, id, title, suffix }) => " ".repeat(head(row.branch, id)) + joined(title, suffix),
      ),
    );
  const withTool = style.columns - timeWidth - GAP.length - toolWidth - GAP.length;
  const showTool = withTool >= ROOM_FOR_TITLES;
  const left = Math.min(natural, showTool ? withTool : style.columns - timeWidth - GAP.length);

  return cells.map(({ row, mark, id, title, suffix, tool, time, paint }) => {
    const room = left - head(row.branch, id);
    // what stands behind the title matters more than its end
    const kept = fit(title, Math.max(8, room - (suffix === "" ? 0 : widthOf(suffix) + 1)));
    const note = fit(suffix, Math.max(0, room - widthOf(kept) - 1));
    const text = note === "" ? paint(kept) : joined(paint(kept), colors.dim(note));
    const filled = pad(text, room);
    return [
      `${colors.dim(row.branch)}${mark} ${pad(id, idWidth)}  ${filled}`,
      ...(showTool ? [colors.dim(pad(tool, toolWidth))] : []),
      pad(time, timeWidth, "right"),
    ]
      .join(GAP)
      .trimEnd();
  });
}

/** More names than these would take the room of the title. */
const MOST_NAMES = 3;

function alsoAfter(needs: readonly string[]): string {
  if (needs.length === 0) return "";
  return needs.length > MOST_NAMES
    ? ` (after ${needs.length} others too)`
    : ` (after ${needs.join(", ")} too)`;
}

function joined(title: string, suffix: string): string {
  return suffix === "" ? title : `${title} ${suffix}`;
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => widthOf(text)));
}
