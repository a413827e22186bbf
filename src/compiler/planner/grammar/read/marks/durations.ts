/** Lengths of time: "for 6 months", "two hours", "half an hour", "an hour and a half", "30-year", "1h 30m". */
import type { Draft } from "../draft.ts";
import { numberAt } from "../number-at.ts";
import type { Mark } from "../reading.ts";
import { unitOfTime, type TimeUnit } from "../units-of-time.ts";

/** Units of which people speak, in others. */
const OTHERS: Readonly<Record<string, readonly [number, TimeUnit]>> = {
  fortnight: [2, "week"], fortnights: [2, "week"], decade: [10, "year"], decades: [10, "year"],
  century: [100, "year"], centuries: [100, "year"],
}; // prettier-ignore
/** Before "a week" they make it a length; "twice a week" is a frequency. */
const LASTING = new Set(
  "for in within over of than about around least most every takes took last lasted exactly".split(
    " ",
  ),
);

export interface DurationAt {
  readonly to: number;
  readonly count: number;
  readonly unit: TimeUnit;
}

export function durations(draft: Draft): Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at < draft.tokens.length;) {
    const found = durationAt(draft, at);
    if (found !== undefined)
      marks.push({ from: at, to: found.to, is: "duration", count: found.count, unit: found.unit });
    at = found?.to ?? at + 1;
  }
  return marks;
}

/** The length of time that begins at a token. */
export function durationAt(draft: Draft, at: number): DurationAt | undefined {
  const { lower, tokens } = draft;
  const first = lower(at);
  if (first === "half" && (lower(at + 1) === "a" || lower(at + 1) === "an"))
    return unitAt(draft, at + 2, 0.5);
  if (first === "a" || first === "an") {
    if (lower(at + 1) === "half") return unitAt(draft, at + 2, 0.5);
    const one = LASTING.has(lower(at - 1)) ? unitAt(draft, at + 1, 1) : undefined;
    // "a year and a half"
    const whole = one ?? unitAt(draft, at + 1, 1);
    if (
      whole &&
      lower(whole.to) === "and" &&
      lower(whole.to + 1) === "a" &&
      lower(whole.to + 2) === "half"
    )
      return { ...whole, to: whole.to + 3, count: whole.count * 1.5 };
    if (one !== undefined) return one;
  }
  const number = numberAt(draft, at);
  if (number === undefined || number.ordinal === true) return undefined;
  if (tokens[at]?.glued === true && /[\p{L}\p{N}]/u.test(tokens[at - 1]?.text ?? "") && tokens[at]?.kind === "number" && tokens[at - 1]?.kind === "number" && number.to === at + 1 && draft.query.charAt((tokens[at]?.start ?? 0) - 1) === ".") return undefined; // prettier-ignore
  // "5m" is no million minutes.
  const end = tokens[number.to - 1]?.text === "m" && number.to === at + 2 ? undefined : number.to;
  return end === undefined ? undefined : unitAt(draft, end, number.value);
}

function unitAt(draft: Draft, at: number, count: number): DurationAt | undefined {
  const token = draft.tokens[at];
  const lower = draft.lower(at);
  if (token === undefined || lower === "") return undefined;
  if (Object.hasOwn(OTHERS, lower)) {
    const [times, unit] = OTHERS[lower] ?? [1, "year"];
    return { to: at + 1, count: count * times, unit };
  }
  if (lower.length === 1 && !token.glued) return undefined;
  if (/^\d*$/.test(lower)) return undefined;
  // "1990s" is a decade; "3 seconds" is written "3s", and not "3 S".
  if (lower === "s" && Number.isInteger(count) && count >= 100 && count % 10 === 0)
    return undefined;
  const unit = unitOfTime(lower);
  return unit === undefined ? undefined : { to: at + 1, count, unit };
}
