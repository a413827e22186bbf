/**
 * "Count the TODO comments in src and list the ten largest files": the place, or the stretch of time, that one clause of
 * a sentence names holds for the others of its agent that name none.
 */
import type { Mark, Reading, Span } from "../read/reading.ts";
import { isWithin, type Step } from "./step.ts";

const PLACES: ReadonlySet<Mark["is"]> = new Set(["path", "glob", "url", "parameter"]);
const TIMES: ReadonlySet<Mark["is"]> = new Set(["time", "duration"]);
const LED = new Set(
  "in of from at since until before after over during between for the last past this".split(" "),
);

export function shareModifiers(reading: Reading, steps: readonly Step[]): void {
  for (const [at, step] of steps.entries()) {
    if (
      !takesModifiers(step) ||
      marksOf(reading, step, PLACES).length + marksOf(reading, step, TIMES).length > 0
    )
      continue;
    const others = steps
      .map((other, i) => ({ other, distance: i < at ? at - i : 1_000 + i - at }))
      .filter(
        ({ other }) =>
          other !== step &&
          other.agent === step.agent &&
          other.clause.sentence === step.clause.sentence &&
          takesModifiers(other),
      )
      .toSorted((a, b) => a.distance - b.distance);
    for (const kinds of [PLACES, TIMES]) {
      const found = others
        .map(({ other }) => marksOf(reading, other, kinds))
        .find(({ length }) => length > 0);
      const [mark] = found ?? [];
      // Of two places it is not known which one is meant.
      if (mark !== undefined && (found?.length === 1 || kinds === TIMES))
        step.shared.push(led(reading, mark));
    }
  }
}

/** What works on earlier results has its place and time from them. */
function takesModifiers({ needs, isReader, shows, question }: Step): boolean {
  return needs.size === 0 && !isReader && !shows && question === undefined;
}

function marksOf(
  { marks }: Reading,
  { span, extras }: Step,
  kinds: ReadonlySet<Mark["is"]>,
): Mark[] {
  return marks.filter(
    (mark) => kinds.has(mark.is) && [span, ...extras].some((each) => isWithin(mark, each)),
  );
}

/** With the words that lead to it. */
function led({ tokens }: Reading, { from, to }: Mark): Span {
  let start = from;
  while (start > 0 && from - start < 3 && LED.has(tokens[start - 1]?.lower ?? "")) start -= 1;
  return { from: start, to };
}

const NAMED: Readonly<Record<string, (mark: Mark) => boolean>> = {
  file: (mark) => mark.is === "path" && !mark.folder,
  dataset: (mark) => mark.is === "path" && !mark.folder,
  document: (mark) => mark.is === "path" && !mark.folder,
  folder: (mark) => mark.is === "path" && mark.folder,
  directory: (mark) => mark.is === "path" && mark.folder,
  page: (mark) => mark.is === "url",
  url: (mark) => mark.is === "url",
  there: (mark) => mark.is === "path" || mark.is === "url",
};

/** "in the same file", "that folder", "there": the place that was named last before it. */
export function placesFor(reading: Reading, steps: readonly Step[]): void {
  const { tokens, marks } = reading;
  for (const step of steps) {
    const { from, to } = step.span;
    if (step.question !== undefined || marksOf(reading, step, PLACES).length > 0) continue;
    for (let at = from; at < to; at += 1) {
      const lower = tokens[at]?.lower ?? "";
      const isPointed =
        lower === "there"
          ? at + 1 >= to && at > from
          : ["same", "that", "this"].includes(tokens[at - 1]?.lower ?? "");
      const isPlace = NAMED[lower];
      const mark =
        isPointed && isPlace ? marks.findLast((each) => each.to <= at && isPlace(each)) : undefined;
      if (mark !== undefined && !step.shared.some((span) => isWithin(mark, span)))
        step.shared.push(led(reading, mark));
    }
  }
}
