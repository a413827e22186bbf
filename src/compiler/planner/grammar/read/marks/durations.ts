/** Lengths of time: "for 6 months", "two hours", "half an hour", "an hour and a half", "30-year", "1h 30m". */
import type { Draft } from "../draft.ts";
import { numberAt } from "../number-at.ts";
import { unitOfTime, type TimeUnit } from "../units.ts";

/** Units of which people speak, in others. */
const OTHERS: Readonly<Record<string, readonly [number, TimeUnit]>> = {
  fortnight: [2, "week"],
  decade: [10, "year"],
  century: [100, "year"],
  centurie: [100, "year"],
};
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
  const isOne = says(at, "a") || says(at, "an");
  if (says(at, "half") && /^an?$/.test(lower(at + 1))) return unitAt(draft, at + 2, 0.5);
  if (isOne && says(at + 1, "half")) return unitAt(draft, at + 2, 0.5);
  const one = isOne ? unitAt(draft, at + 1, 1) : undefined;
  if (one !== undefined) {
    if (says(one.to, "and", "a", "half")) return { ...one, to: one.to + 3, count: one.count * 1.5 };
    if (LASTING.test(lower(at - 1))) return one;
  }
  const number = numberAt(draft, at);
  if (number === undefined || number.ordinal === true) return undefined;
  const [token, before] = [tokens[at], tokens[at - 1]];
  // "1.2.3 s": the last part of a version.
  const isPart = number.to === at + 1 && token?.kind === "number" && token.glued && before?.kind === "number" && query.charAt(token.start - 1) === "."; // prettier-ignore
  // "5m" is no million minutes.
  const isMillion = number.to === at + 2 && tokens[at + 1]?.text === "m";
  return isPart || isMillion ? undefined : unitAt(draft, number.to, number.value);
}

function unitAt({ tokens, lower }: Draft, at: number, count: number): DurationAt | undefined {
  const name = lower(at);
  if (name === "" || (name.length === 1 && tokens[at]?.glued !== true)) return undefined;
  const [times, other] = OTHERS[name.replace(/s$/, "")] ?? [];
  if (times !== undefined && other !== undefined) return { to: at + 1, count: count * times, unit: other }; // prettier-ignore
  // "1990s" is a decade; "3 seconds" is written "3s".
  const isDecade = name === "s" && Number.isInteger(count) && count >= 100 && count % 10 === 0;
  const unit = isDecade ? undefined : unitOfTime(name);
  return unit === undefined ? undefined : { to: at + 1, count, unit };
}
