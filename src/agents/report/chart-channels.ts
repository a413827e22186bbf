/** Parts of Vega-Lite specifications that several kinds of chart share. */
import type { ChartFields } from "./chart-fields.ts";
import type { Mark, Marks } from "./chart-marks.ts";
import { colourSeries } from "./chart-series.ts";
import { LEGEND_SIZE, PALETTE, WIDTH } from "./chart-theme.ts";
import { humanise } from "./columns.ts";
import { timeAxis } from "./chart-time-axis.ts";
import { textWidth } from "./text-width.ts";

/** A specification without its size, theme and title. */
export interface ChartBody {
  readonly spec: object;
  /** Said under the title, such as what is left out. */
  readonly note?: string;
}

/** From here on numbers are shortened: 120K, 3.5M, 2B. */
const LONG = 100_000;

export function numberAxis(marks: readonly Mark[]) {
  const most = Math.max(...marks.map(({ y }) => Math.abs(y)));
  if (most < LONG) return {};
  // SI says G where people who count things say B.
  return { labelExpr: "replace(format(datum.value, '~s'), 'G', 'B')" };
}

/** Along the bottom. */
export function placeChannel({ x }: ChartFields, { marks, along }: Marks): object {
  const title = humanise(x.name);
  switch (along) {
    case "time":
      return {
        field: "x",
        type: "temporal",
        scale: { type: "utc" },
        axis: timeAxis(marks),
      };
    case "number":
      return {
        field: "x",
        type: "quantitative",
        scale: { zero: false, nice: !isYear(x.name) },
        // A year has no thousands separator.
        axis: { title, ...(isYear(x.name) && { format: "d", grid: false }) },
      };
    case "label":
      return { field: "x", type: "ordinal", sort: null, axis: { title, labelAngle: 0 } };
  }
}

/** What the axis of a chart measures; several measures are named in the legend instead. */
export function measureTitle({ y }: ChartFields): string | null {
  const [only] = y;
  return only !== undefined && y.length === 1 ? humanise(only.name) : null;
}

/** Zero belongs on the axis unless the values are far from it. */
export function includesZero(marks: readonly Mark[]): boolean {
  const values = marks.map(({ y }) => y);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least < 0 ? most > 0 || most / least > 0.5 : least / most < 0.5;
}

/** Marks that know what the legend calls their series, and the channels that colour them. */
export function coloured(marks: readonly Mark[], order: readonly string[], symbol: string) {
  if (order.length < 2) return { values: [...marks], channels: { color: { value: PALETTE[0] } } };
  const { domain, range, shownAs } = colourSeries(order);
  return {
    values: marks.map((mark) => ({ ...mark, shown: shownAs(mark.s) })),
    channels: {
      color: {
        field: "shown",
        type: "nominal",
        scale: { domain, range },
        legend: { symbolType: symbol, columns: legendColumns(domain) },
      },
      detail: { field: "s", type: "nominal" },
    },
  };
}

/** How many names fit in a row. */
function legendColumns(names: readonly string[]): number {
  const symbolAndGap = 42;
  const widest = Math.max(...names.map((name) => textWidth(name, LEGEND_SIZE, false)));
  return Math.max(1, Math.floor((WIDTH - 80) / (widest + symbolAndGap)));
}

function isYear(name: string): boolean {
  return /^years?$/i.test(name);
}
