/** One bar, or one stack, for each year, month, day or time; periods without values stay empty. */
import { coloured, measureTitle, numberAxis } from "./chart-channels.ts";
import type { ChartBody } from "./chart-channels.ts";
import type { ChartFields } from "./chart-fields.ts";
import type { Mark } from "./chart-marks.ts";
import { byAppearance } from "./chart-series.ts";
import { periodLabels, type Period } from "./chart-time-axis.ts";

/** Beyond this many periods the empty ones are left out: the bars would be hairlines. */
const MOST_PERIODS = 400;

export function barsOverTime(fields: ChartFields, marks: readonly Mark[]): ChartBody {
  const { values, channels } = coloured(marks, byAppearance(marks), "square");
  const period = periodOf(marks);
  return {
    spec: {
      data: { values },
      mark: "bar",
      encoding: {
        x: {
          field: "x",
          type: "ordinal",
          scale: { domain: periodsOf(marks, period), paddingInner: 0.2 },
          axis: {
            title: null,
            labelAngle: 0,
            labelOverlap: "parity",
            labelSeparation: 8,
            ticks: false,
            labelExpr: periodLabels(period),
          },
        },
        y: {
          field: "y",
          type: "quantitative",
          axis: { title: measureTitle(fields), ...numberAxis(marks.map(({ y }) => y)) },
        },
        ...channels,
      },
    },
  };
}

/** The longest period that all times begin. */
function periodOf(marks: readonly Mark[]): Period {
  const texts = marks.map(({ x }) => new Date(Number(x)).toISOString());
  if (texts.every((text) => text.includes("-01-01T00:00:00"))) return "year";
  if (texts.every((text) => text.includes("-01T00:00:00"))) return "month";
  return texts.every((text) => text.includes("T00:00:00")) ? "day" : "hour";
}

function periodsOf(marks: readonly Mark[], period: Period): number[] {
  const present = [...new Set(marks.map(({ x }) => Number(x)))].toSorted((a, b) => a - b);
  const last = present.at(-1) ?? 0;
  const periods: number[] = [];
  for (const date = new Date(present[0] ?? 0); date.getTime() <= last; step(date, period)) {
    periods.push(date.getTime());
    if (period === "hour" || periods.length > MOST_PERIODS) return present;
  }
  return periods;
}

function step(date: Date, period: Period): void {
  if (period === "year") date.setUTCFullYear(date.getUTCFullYear() + 1);
  else if (period === "month") date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCDate(date.getUTCDate() + 1);
}
