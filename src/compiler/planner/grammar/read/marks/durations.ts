/** Lengths of time: "for 6 months", "two hours", "half an hour", "an hour and a half", "30-year", "1h 30m". */
import type { Draft } from "../draft.ts";
import { numberAt } from "../numbers.ts";
import { unitOfTime, type TimeUnit } from "../units.ts";

/** Before "a week" they make it a length; "twice a week" is a frequency. */
const LASTING =
  /^(?:for|in|within|over|of|than|about|around|least|most|every|takes|took|last|lasted|exactly)$/;

export interface DurationAt {
  readonly to: number;
  readonly count: number;
  readonly unit: TimeUnit;
}

/** The length of time that begins at a token. */
export function durationAt(draft: Draft, at: number): DurationAt | undefined {
  const { lower, says, tokens, query } = draft;
  const isOne = /^an?$/.test(lower(at));
  const isHalf = says(at, "half") ? /^an?$/.test(lower(at + 1)) : isOne && says(at + 1, "half");
  if (isHalf) return unitAt(draft, at + 2, 0.5);
  const one = isOne ? unitAt(draft, at + 1, 1) : undefined;
  if (one !== undefined && says(one.to, "and", "a", "half"))
    return { ...one, to: one.to + 3, count: one.count * 1.5 };
  if (one !== undefined && LASTING.test(lower(at - 1))) return one;
  const number = numberAt(draft, at);
  if (number === undefined || number.ordinal === true) return undefined;
  // "1.2.3 s" is a version, and "5m" no million minutes.
  const isPart = number.to === at + 1 && /\d\.$/.test(query.slice(0, tokens[at]?.start).slice(-2));
  const isMillion = number.to === at + 2 && tokens[at + 1]?.text === "m";
  return isPart || isMillion ? undefined : unitAt(draft, number.to, number.value);
}

function unitAt({ tokens, lower }: Draft, at: number, count: number): DurationAt | undefined {
  const name = lower(at);
  const isSpaced =
    /^[sh]$/.test(tokens[at]?.text ?? "") && /^[\d.]+$/.test(tokens[at - 1]?.text ?? "");
  if (name.length <= 1 && (name === "" || (tokens[at]?.glued !== true && !isSpaced)))
    return undefined;
  const [times, unit] = otherUnit(name);
  if (unit !== undefined) return { to: at + 1, count: count * times, unit };
  // "1990s" is a decade; "3 seconds" is written "3s".
  const isDecade = name === "s" && count >= 100 && count % 10 === 0;
  const known = isDecade ? undefined : unitOfTime(name);
  return known && { to: at + 1, count, unit: known };
}

/** Units of which people speak, in others. */
function otherUnit(name: string): readonly [number, TimeUnit?] {
  if (/^fortnights?$/.test(name)) return [2, "week"];
  if (/^decades?$/.test(name)) return [10, "year"];
  return /^centur(?:y|ies)$/.test(name) ? [100, "year"] : [1];
}
