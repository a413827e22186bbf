/** The differences of two plans on a screen. */
import type { PlanDiff } from "../../compiler/index.ts";
import type { Style } from "../screen.ts";
import {
  hasCriticalChange,
  headLines,
  pathText,
  sharedName,
  taskLines,
  type DiffLine,
  type DiffSide,
} from "./diff-lines.ts";
import { flowLines, permissionNote, permissionLines } from "./diff-permissions.ts";
import { figureRows, summaryOf, type FigureRow } from "./diff-figures.ts";
import { renderLabelled } from "./labelled.ts";
import { renderTable } from "./table.ts";
import { fit, hang, pad, widthOf, wrap } from "./text.ts";

const DETAIL = "    ";
const GAP = "  ";

/** @param sides the plan before and the plan after */
export function renderPlanDiff(
  diff: PlanDiff,
  sides: readonly [DiffSide, DiffSide],
  style: Style,
): string {
  const { colors } = style;
  const title = colors.bold(sides.map(({ label }) => label).join(" → "));
  const summary = `${summaryOf(diff).replace(/^n/, "N")}.`;
  if (diff.isEqual) return `${title}\n${summary}`;
  const said = permissionNote(diff, sides);
  const note = said === undefined ? [] : [colors.dim(wrap(said, style.columns))];
  const sections = [
    titled("", renderLines(taskLines(diff), style), style),
    titled("Plan", renderLines(headLines(diff), style), style),
    titled("Permissions", [...renderLines(permissionLines(diff), style), ...note], style),
    titled("Untrusted data", renderLines(flowLines(diff), style), style),
    hasCriticalChange(diff) ? titled("Critical path", [renderCritical(diff, style)], style) : [],
    [renderFigures(figureRows(diff), style)],
    [summary],
  ];
  const shown = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return [title, ...shown].join("\n\n");
}

function titled(title: string, lines: readonly string[], { colors }: Style): string[] {
  if (lines.length === 0) return [];
  return title === "" ? [...lines] : [colors.bold(title), ...lines];
}

/** Signs in a column of their own, and the cells of lines of one kind aligned; the last one breaks at words. */
function renderLines(lines: readonly DiffLine[], style: Style): string[] {
  const { green, red, yellow } = style.colors;
  const widths = {
    task: widthsOf(lines, false, style),
    detail: widthsOf(lines, true, style),
  };
  return lines.map(({ sign, cells, isDetail }) => {
    const paint = { "+": green, "-": red, "~": yellow }[sign];
    const own = isDetail ? widths.detail : widths.task;
    const last = cells.findLastIndex((cell) => cell !== "");
    const start = cells
      .slice(0, last)
      .map((cell, i) => pad(fit(cell, own[i] ?? 0), own[i] ?? 0))
      .map((cell, i) => (i === 0 && !isDetail ? paint(cell) : cell) + GAP);
    const prefix = `${isDetail ? DETAIL : ""}${paint(sign)} ${start.join("")}`;
    return hang(prefix, cells[last] ?? "", style.columns);
  });
}

/** No column of names takes more than this part of the screen. */
const WIDEST = 0.5;

function widthsOf(lines: readonly DiffLine[], isDetail: boolean, { columns }: Style): number[] {
  const cells = lines.filter((line) => line.isDetail === isDetail).map((line) => line.cells);
  const most = Math.max(0, ...cells.map(({ length }) => length));
  return Array.from({ length: most }, (_, i) =>
    Math.min(columns * WIDEST, Math.max(0, ...cells.map((row) => widthOf(row[i] ?? "")))),
  );
}

function renderCritical({ critical, figures }: PlanDiff, style: Style): string {
  const named = (label: string, tasks: readonly string[]) =>
    tasks.map((task, i) => [i === 0 ? label : "", task] as const);
  return renderLabelled(
    [
      ["before", pathText(figures.before)],
      ["after", pathText(figures.after)],
      ...named("joined", critical.joined.map(sharedName)),
      ...named("left", critical.left.map(sharedName)),
    ],
    style,
  );
}

function renderFigures(rows: readonly FigureRow[], style: Style): string {
  const { colors } = style;
  return renderTable(
    rows,
    [
      { title: "", cell: ({ title }) => title },
      { title: "before", cell: ({ before }) => before, align: "right", essential: true },
      { title: "after", cell: ({ after }) => after, align: "right", essential: true },
      {
        title: "",
        cell: ({ change }) => change,
        paint: (text) => (text.trim() === "" ? text : colors.yellow(text)),
      },
    ],
    style,
  );
}
