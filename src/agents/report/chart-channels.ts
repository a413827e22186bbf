/** Parts of Vega-Lite specifications that several kinds of chart share. */
import type { ChartFields } from "./chart-fields.ts";
import type { Mark, Marks } from "./chart-marks.ts";
import { colourSeries } from "./chart-series.ts";
import { LEGEND_SIZE, PALETTE, WIDTH } from "./chart-theme.ts";
import { extentOf, needsShort } from "./chart-numbers.ts";
import { withUnit } from "./columns.ts";
import { timeAxis } from "./chart-time-axis.ts";
import { textWidth } from "./text-width.ts";

/** A specification without its size, theme and title. */
export interface ChartBody {
  readonly spec: object;
  /** Pixels; the usual height by default. */
  readonly height?: number;
  /** What is left out, said under the title and beside the answer: `the largest 20 of 57 bars`. */
  readonly cut?: string;
}

export function numberAxis(values: readonly number[]) {
  return needsShort(...extentOf(values)) ? { labelExpr: "shortNumber(datum.value)" } : {};
}

/** The numbers of an axis: where all values are equal, Vega's own axis has a single tick of six decimals. */
export function numberScale(values: readonly number[], zero: boolean): object {
  const [least, most] = extentOf(values);
  if (least < most) return { zero };
  // In the middle, where it can be seen.
  const domain = least === 0 ? [0, 1] : [0, 2 * least].toSorted((a, b) => a - b);
  return { zero: false, domain };
}

/** Along the bottom. */
export function placeChannel({ x }: ChartFields, { marks, along }: Marks): object {
  const title = withUnit(x);
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
        scale: isYear(x.name)
          ? { zero: false, nice: false }
          : numberScale(
              marks.map((mark) => Number(mark.x)),
              false,
            ),
        // A year has no thousands separator.
        axis: {
          title,
          ...(isYear(x.name)
            ? { format: "d", grid: false, tickMinStep: 1 }
            : numberAxis(marks.map((mark) => Number(mark.x)))),
        },
      };
    case "label":
      return { field: "x", type: "ordinal", sort: null, axis: { title, labelAngle: 0 } };
  }
}

/** What the axis of a chart measures; several measures are named in the legend instead, and share a unit. */
export function measureTitle({ y }: ChartFields): string | null {
  const [first] = y;
  if (first === undefined) return null;
  return y.length === 1 ? withUnit(first) : (first.unit ?? null);
}

/** Zero belongs on the axis unless the values are far from it. */
export function includesZero(marks: readonly Mark[]): boolean {
  const [least, most] = extentOf(marks.map(({ y }) => y));
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
