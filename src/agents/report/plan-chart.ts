/** What a chart of a table is, before it is drawn: its kind and columns, its body, and what it does not show. */
import { allRows, ToolError, type Table } from "../../catalog/authoring.ts";
import type { ChartBody } from "./chart-channels.ts";
import { correlationsOf, correlationsSpec } from "./chart-correlations.ts";
import { chooseFields, type ChartFields, type ChartRequest } from "./chart-fields.ts";
import type { Kind } from "./chart-kinds.ts";
import { figuresOf, figuresSpec } from "./chart-figure.ts";
import { marksOf, type Marks } from "./chart-marks.ts";
import { byAppearance } from "./chart-series.ts";
import { bodyOf } from "./chart-spec.ts";
import { statisticsOf } from "./chart-statistics.ts";

export interface PlannedChart {
  readonly kind: Kind | "figure";
  /** Names of columns; empty where there is none. */
  readonly x: string;
  readonly y: readonly string[];
  readonly series: readonly string[];
  readonly points: number;
  readonly body: ChartBody;
  /** Statistics of the table; empty when it has none. */
  readonly said: string;
  /** What is not drawn, as the rest of a sentence. */
  readonly cuts: readonly string[];
}

/** @throws ToolError when the table has nothing to draw. */
export function planChart(table: Table, request: ChartRequest): PlannedChart {
  const own = excerptOf(table);
  const single = isSingle(request) ? figuresOf(table, request) : undefined;
  if (single !== undefined) {
    const left =
      single.left > 0
        ? [`${single.figures.length} of ${single.figures.length + single.left} values`]
        : [];
    return {
      kind: "figure",
      x: "",
      y: single.columns.map(({ name }) => name),
      series: [],
      points: single.figures.length,
      body: figuresSpec(single),
      said: "",
      cuts: [...own, ...left],
    };
  }
  const correlations =
    request.kind === "auto" && !isPlaced(request) ? correlationsOf(table) : undefined;
  if (correlations !== undefined) {
    const body = correlationsSpec(table, correlations);
    return {
      kind: "point",
      x: correlations.coefficient.name,
      y: [correlations.coefficient.name],
      series: [],
      points: table.rows.length,
      body,
      said: "",
      cuts: [...own, ...cutsOf(body)],
    };
  }
  if (request.kind === "point" && correlationsOf(table) !== undefined && !isPlaced(request)) {
    throw new ToolError("Correlations of pairs are no points of a scatter chart.", {
      help: "Draw the values themselves: give it a table with the two columns of numbers, as data.compute selects them; or leave the kind of chart out, and the correlations are drawn.",
    });
  }
  const fields = chooseFields(table, request);
  // Slices are shares of a total, and a part has another one.
  if (fields.kind === "pie") allRows(table);
  const drawn = marksOf(table, fields);
  const body = bodyOf(fields, drawn);
  return {
    kind: fields.kind,
    x: fields.x.name,
    y: fields.y.map(({ name }) => name),
    series: byAppearance(drawn.marks).filter((name) => name !== ""),
    points: drawn.marks.length,
    body,
    said: fields.kind === "point" ? statisticsOf(table).text : "",
    cuts: [...own, ...cutsOf(body), ...withoutOf(table, fields, drawn)],
  };
}

/** One bar, or one slice, has nothing to be compared with; a line with a single point shows no line, but the point is drawn. */
function isSingle({ kind, series }: ChartRequest): boolean {
  return (kind === "auto" || kind === "bar" || kind === "pie") && series === undefined;
}

function excerptOf({ excerpt, rows }: Table): string[] {
  if (excerpt === undefined) return [];
  const [shown, total] = [rows.length, excerpt.totalRows].map((n) => n.toLocaleString("en"));
  return [`${shown} of ${total} rows (${excerpt.kept})`];
}

function cutsOf({ cut }: ChartBody): string[] {
  return cut === undefined ? [] : [cut];
}

function withoutOf({ rows }: Table, { x, y }: ChartFields, { without }: Marks): string[] {
  if (without === 0) return [];
  const [drawn, all] = [rows.length - without, rows.length].map((n) => n.toLocaleString("en"));
  const measured = y.map(({ name }) => name).join(", ");
  return [`${drawn} of ${all} rows; the others have no valid ${x.name} or no ${measured}`];
}

/** Whether it was said which columns go where. */
function isPlaced({ x, y }: ChartRequest): boolean {
  return x !== undefined || y !== undefined;
}
