/** Which series get a colour and a name: as many as there are colours; the rest is drawn in grey. */
import type { Mark } from "./chart-marks.ts";
import { PALETTE, REST } from "./chart-theme.ts";

export interface SeriesColours {
  /** In the order of the legend. */
  readonly domain: readonly string[];
  readonly range: readonly string[];
  /** The name in the legend that stands for a series. */
  shownAs(series: string): string;
}

/** `order` ranks the names; the first ones are coloured. */
export function colourSeries(order: readonly string[]): SeriesColours {
  const named = order.length > PALETTE.length ? order.slice(0, PALETTE.length - 1) : order;
  const rest = order.length - named.length;
  const others = `${rest} others`;
  return {
    domain: rest === 0 ? named : [...named, others],
    range: [...PALETTE.slice(0, named.length), ...(rest === 0 ? [] : [REST])],
    shownAs: (series) => (named.includes(series) ? series : others),
  };
}

/** Series of lines by their last value, the highest first: the legend then reads like the right edge. */
export function byLastValue(marks: readonly Mark[]): string[] {
  const last = new Map<string, Mark>();
  for (const mark of marks) {
    const before = last.get(mark.s);
    if (before === undefined || mark.x >= before.x) last.set(mark.s, mark);
  }
  return [...last.values()].toSorted((a, b) => b.y - a.y).map(({ s }) => s);
}

export function byAppearance(marks: readonly Mark[]): string[] {
  return [...new Set(marks.map(({ s }) => s))];
}
