/** Labels of times: years, months, days or hours, with the larger unit written below where it changes. */
import type { Mark } from "./chart-marks.ts";

export type Period = "year" | "month" | "day" | "hour";

const DAY = 86_400_000;
/** Labels that fit side by side. */
const MOST_TICKS = 10;

/** A Vega expression; arrays are labels of two lines. */
export function periodLabels(period: Period): string {
  const time = "toDate(datum.value)";
  const at = (format: string) => `utcFormat(${time}, '${format}')`;
  const twoLines = (upper: string, starts: string, lower: string) =>
    `[${at(upper)}, ${starts} || datum.index == 0 ? ${at(lower)} : '']`;
  switch (period) {
    case "year":
      return at("%Y");
    case "month":
      return twoLines("%b", `utcmonth(${time}) == 0`, "%Y");
    case "day":
      return twoLines("%-d", `utcdate(${time}) == 1`, "%b %Y");
    case "hour":
      return twoLines("%H:%M", `utchours(${time}) == 0`, "%-d %b %Y");
  }
}

/** The axis of a continuous scale, with ticks at round years or months. */
export function timeAxis(marks: readonly Mark[]): object {
  const times = marks.map(({ x }) => Number(x));
  const days = (Math.max(...times) - Math.min(...times)) / DAY;
  const years = days / 365.25;
  const period = years > 4 ? "year" : days > 120 ? "month" : days > 3 ? "day" : "hour";
  return {
    title: null,
    grid: false,
    labelOverlap: "greedy",
    labelExpr: periodLabels(period),
    tickCount: tickCount(period, years),
  };
}

function tickCount(period: Period, years: number): object | number {
  const every = (interval: string, units: number, steps: readonly number[]) => ({
    interval,
    step: steps.find((step) => units / step <= MOST_TICKS) ?? steps.at(-1),
  });
  if (period === "year") return every("year", years, [1, 2, 5, 10, 20, 50, 100, 200, 500]);
  if (period === "month") return every("month", years * 12, [1, 3, 6]);
  return MOST_TICKS;
}
