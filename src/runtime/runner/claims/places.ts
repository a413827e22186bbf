import type { ClaimCheck } from "./check.ts";
import { PLACES } from "./direction-words.ts";
import type { Evidence } from "./evidence.ts";
import type { Grid } from "./grids.ts";
import { keyOf } from "./named-rows.ts";
import { isStated } from "./said.ts";
import { segmentsOf, subjectsOf } from "./segments.ts";
import { wordsIn } from "./words-of.ts";

/** `the last 30 days`, `first half`, `per second`: no places in an order. */
const NO_PLACE = /\b(?:last\s+(?:\d+\s+)?(?:second|minute|hour|day|week|month|quarter|year)s?|first\s+(?:of\s+all|half)|(?:per|a)\s+second)\b/gi; // prettier-ignore

/** What is called first, second or last stands there, in rows that are in order. */
export const places: ClaimCheck = ({ text, tasks }, evidence) => {
  const segments = segmentsOf(text.replaceAll(NO_PLACE, " "));
  return segments.flatMap((segment, at) =>
    wordsIn(segment.toLowerCase()).flatMap((word) => {
      const place = PLACES.get(word);
      if (place === undefined || isStated(segment, evidence, (one) => one === word)) return [];
      return isThere(place, segments, at, evidence)
        ? []
        : [`"${word}" does not follow from the data of ${tasks}`];
    }),
  );
};

function isThere(
  place: number,
  segments: readonly string[],
  at: number,
  { grids }: Evidence,
): boolean {
  // prettier-ignore
  return grids.some((grid) => {
    const meant = grid.rows.at(place);
    const rows = subjectsOf(segments, at, grid);
    return isOrdered(grid) && rows.length > 0 && rows.every(({ row }) => row === meant);
  });
}

/** By some column, one way or the other. */
function isOrdered({ columns, rows }: Grid): boolean {
  return columns.some((_, column) => {
    const keys = rows.map((row) => keyOf(row[column]));
    if (keys.length < 2 || keys.includes(undefined)) return false;
    const steps = keys.slice(1).map((key, at) => Math.sign((key ?? 0) - (keys[at] ?? 0)));
    return steps.every((step) => step >= 0) || steps.every((step) => step <= 0);
  });
}
