/** Bars: standing over labels that fit below them, lying beside others. */
import { barsOverTime } from "./chart-bars-over-time.ts";
import { coloured, measureTitle, numberAxis } from "./chart-channels.ts";
import type { ChartBody } from "./chart-channels.ts";
import type { ChartFields } from "./chart-fields.ts";
import { NONE, type Mark, type Marks } from "./chart-marks.ts";
import { extentOf, roundShares, shortNumber } from "./chart-numbers.ts";
import { byAppearance } from "./chart-series.ts";
import { HEIGHT, PALETTE, REST, WIDTH } from "./chart-theme.ts";
import { orderBars } from "./order-bars.ts";
import { shortMonths } from "./ordered-labels.ts";
import { textWidth } from "./text-width.ts";

/** Up to this many bars carry their numbers. */
const NUMBERED = 16;
/** Up to this many bars of words stand: more are read more easily as a list. */
const STANDING = 8;
const FONT_SIZE = 12;
/** Pixels of the plot itself, without what stands beside it. */
const PLOT = WIDTH - 90;
/** Pixels that a lying bar takes, and what the axes and the title take. */
const BAR = 26;
const AROUND = 110;

export function barsSpec(fields: ChartFields, { marks, along }: Marks): ChartBody {
  if (along === "time") return barsOverTime(fields, marks);
  const { labels, isNatural, cut } = orderBars(fields, marks);
  const months = shortMonths(labels.filter((label) => label !== NONE));
  const shownAs = (label: string): string => months?.get(label) ?? label;
  const inside = new Set(labels);
  const shown = marks
    .filter(({ x }) => inside.has(String(x)))
    .map((mark) => ({ ...mark, x: shownAs(String(mark.x)) }));
  const series = byAppearance(shown);
  const sort = labels.map(shownAs);
  const lying = isLying(sort, isNatural);
  const [place, measure, side] = lying ? ["y", "x", "yOffset"] : ["x", "y", "xOffset"];
  const isNumbered = series.length === 1 && labels.length <= NUMBERED;
  const numbers = writtenNumbers(fields, shown);
  const { values, channels } = coloured(shown, series, "square");
  const encoding = {
    [place]: {
      field: "x",
      type: "nominal",
      sort,
      axis: { title: null, labelAngle: 0, ticks: false, domain: !lying },
      scale: { paddingInner: 0.25 },
    },
    [measure]: {
      field: "y",
      type: "quantitative",
      scale: barScale(shown, isNumbered ? numbers : [], lying),
      axis: { title: measureTitle(fields), ...numberAxis(shown.map(({ y }) => y)) },
    },
    ...(series.length > 1 && { [side]: { field: "s", sort: series } }),
  };
  const colour = series.length > 1 ? channels : { color: greyNone(shownAs(NONE)) };
  return {
    spec: {
      data: { values: values.map((mark, i) => ({ ...mark, number: numbers[i] })) },
      encoding,
      layer: [{ mark: "bar", encoding: colour }, ...(isNumbered ? numberLayers(lying) : [])],
    },
    ...(lying && {
      height: Math.max(180, Math.min(labels.length * BAR * bars(series), 900) + AROUND),
    }),
    ...(cut !== undefined && { cut: `${cut} bars` }),
  };
}

/** Bars of several series share a place, and are thinner. */
function bars(series: readonly string[]): number {
  return series.length > 1 ? series.length * 0.6 : 1;
}

function isLying(labels: readonly string[], isNatural: boolean): boolean {
  if (!isNatural && labels.length > STANDING) return true;
  const room = PLOT / Math.max(1, labels.length) - 6;
  return labels.some((label) => textWidth(label, FONT_SIZE, false) > room);
}

/** What has no label is no category. */
function greyNone(none: string): object {
  return {
    condition: { test: `datum.x === ${JSON.stringify(none)}`, value: REST },
    value: PALETTE[0],
  };
}

/** Beyond the end of each bar, on whichever side of zero that is. */
function numberLayers(lying: boolean): object[] {
  const at = (sign: 1 | -1): object =>
    lying
      ? { align: sign > 0 ? "left" : "right", dx: 5 * sign }
      : { baseline: sign > 0 ? "bottom" : "top", dy: -4 * sign };
  return ([1, -1] as const).map((sign) => ({
    transform: [{ filter: sign > 0 ? "datum.y >= 0" : "datum.y < 0" }],
    mark: { type: "text", ...at(sign) },
    encoding: { text: { field: "number" } },
  }));
}

/** Shares of a whole add up to 100 as they are written, too. */
function writtenNumbers({ y }: ChartFields, marks: readonly Mark[]): string[] {
  const values = marks.map((mark) => mark.y);
  const total = values.reduce((sum, value) => sum + value, 0);
  const areShares =
    y[0]?.unit === "%" && values.every((value) => value >= 0) && Math.abs(total - 100) < 0.05;
  return areShares ? roundShares(values).map((share) => share.toFixed(1)) : values.map(shortNumber);
}

/** From zero, with room for the numbers beyond the ends of the bars. */
function barScale(marks: readonly Mark[], numbers: readonly string[], lying: boolean): object {
  const [low, high] = extentOf(marks.map(({ y }) => y));
  const [least, most] = [Math.min(0, low), Math.max(0, high)];
  if (least === most) return { domain: [0, 1] };
  const widest = Math.max(0, ...numbers.map((text) => textWidth(text, FONT_SIZE, false)));
  const pixels = numbers.length === 0 ? 0 : lying ? widest + 8 : FONT_SIZE + 8;
  const plot = lying ? PLOT - 120 : HEIGHT - AROUND;
  const room = ((most - least) * pixels) / (plot - pixels);
  return {
    domain: [least < 0 ? least - room : 0, most > 0 ? most + room : 0],
    nice: numbers.length === 0,
  };
}
