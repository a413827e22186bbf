import type { Arg } from "../../../../../contract/values.ts";
import type { Interval } from "../../language/intervals.ts";
import type { TimeSpan } from "../../language/time-words.ts";
import type { Candidate, Extractor } from "../candidate.ts";
import { positions } from "../candidate.ts";
import type { Field } from "../fields.ts";
import type { Reading } from "../reading.ts";

const CERTAIN = 0.9;

const STARTS = new Set(["since", "from", "after", "starting"]);
/** Before the first of two ends: "between … and …". */
const BEGINS = new Set(["between", "from"]);
const ENDS = new Set(["until", "to", "before", "till", "through", "and"]);

/** The first or last day of a stretch of time, whichever the field is for. */
export const findDate: Extractor = ({ field, reading, intervals }) =>
  reading.times.flatMap((span): Candidate[] => {
    const interval = intervals.intervalOf(span);
    if (interval === undefined) return [];
    const cue = cueOf(reading, span);
    // "this month with last month" are two stretches, and not the two ends of one.
    const [first] = reading.times;
    const isRange = cue === "and" ? first && BEGINS.has(cueOf(reading, first)) : ENDS.has(cue);
    if (isEnd(field) && span !== first && !isRange) return [];
    const day = dayFor(field, interval, cue);
    return day === undefined
      ? []
      : // A stretch has two ends, for two fields: only the first field marks its words as read.
        [{ arg: argOf(day), at: isEnd(field) ? [] : positions(span), score: CERTAIN }];
  });

/** A day that is said stands in the plan; one that is counted from today is resolved when the plan runs. */
function argOf(day: string): Arg {
  return day.startsWith("now") ? { $time: day } : day;
}

function cueOf({ tokens }: Reading, { from }: TimeSpan): string {
  // "since last Monday", "until the end"
  const isSkipped = (lower: string): boolean => ["the", "last", "this", "past"].includes(lower);
  let at = from - 1;
  while (isSkipped(tokens[at]?.lower ?? "")) at -= 1;
  return tokens[at]?.lower ?? "";
}

function dayFor(field: Field, { from, to }: Interval, cue: string): string | undefined {
  const isStart = /^(?:from|since|start|after|begin|earliest|newer)/i.test(field.name);
  if (isStart) return ENDS.has(cue) ? undefined : from;
  if (!isEnd(field)) return from;
  if (STARTS.has(cue) || cue === "between") return undefined;
  return cue === "before" || cue === "until" ? from : to;
}

function isEnd({ name }: Field): boolean {
  return /^(?:to|until|end|before|latest|older)/i.test(name);
}
