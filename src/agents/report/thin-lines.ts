/**
 * Lines of very many values, thinned without changing what they look like: of each stretch that is a pixel wide the
 * first, lowest, highest and last value stay (M4; Jugel, Jerzak, Hackenbroich and Markl 2014).
 */
import type { Mark } from "./chart-marks.ts";

/** Up to this many values of all lines are drawn as they are. */
const MOST = 4_000;
/** Stretches of a line: pixels of the plot. */
const STRETCHES = 600;

export interface Thinned {
  readonly marks: readonly Mark[];
  /** What is left out, when something is. */
  readonly cut?: string;
}

export function thinLines(marks: readonly Mark[]): Thinned {
  if (marks.length <= MOST || marks.some(({ x }) => typeof x !== "number")) return { marks };
  const places = marks.map(({ x }) => Number(x));
  const start = places.reduce((a, b) => Math.min(a, b), Infinity);
  const width = places.reduce((a, b) => Math.max(a, b), -Infinity) - start || 1;
  const stretches = Map.groupBy(marks, ({ x, s }) =>
    JSON.stringify([s, Math.floor(((Number(x) - start) / width) * STRETCHES)]),
  );
  const kept = new Set([...stretches.values()].flatMap(tellingMarks));
  const drawn = marks.filter((mark) => kept.has(mark));
  if (drawn.length === marks.length) return { marks };
  return {
    marks: drawn,
    cut: `the first, lowest, highest and last value of each of ${STRETCHES} stretches of ${marks.length.toLocaleString("en")} values`,
  };
}

function tellingMarks(stretch: readonly Mark[]): Mark[] {
  const by = (value: (mark: Mark) => number) =>
    stretch.reduce((best, mark) => (value(mark) > value(best) ? mark : best));
  return [by(({ x }) => -Number(x)), by(({ y }) => -y), by(({ y }) => y), by(({ x }) => Number(x))];
}
