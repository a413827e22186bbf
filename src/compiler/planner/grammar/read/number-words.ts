/** Numbers in words: "two hundred and five", "a dozen", "one and a half", "twenty-first", "two thirds". */
import type { Draft } from "./draft.ts";

export interface NumberAt {
  /** The token after it. */
  readonly to: number;
  readonly value: number;
  readonly ordinal?: true;
}

const SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" "); // prettier-ignore
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SMALL_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(" "); // prettier-ignore
const TENS_ORDINALS = TENS.map((word) => word.replace(/y$/, "ieth"));

export const SCALES: ReadonlyMap<string, number> = new Map([
  ["dozen", 12], ["hundred", 100], ["thousand", 1e3], ["million", 1e6], ["billion", 1e9], ["trillion", 1e12],
]); // prettier-ignore
const CARDINALS = new Map([
  ...SMALL.map((word, value) => [word, value] as const),
  ...TENS.map((word, i) => [word, (i + 2) * 10] as const),
]);
const ORDINALS = new Map([
  ...SMALL_ORDINALS.map((word, value) => [word, value] as const),
  ...TENS_ORDINALS.map((word, i) => [word, (i + 2) * 10] as const),
  ["hundredth", 100] as const, ["thousandth", 1e3] as const, ["millionth", 1e6] as const,
]); // prettier-ignore
const PARTS = new Map([
  ["half", 2], ["halves", 2], ["third", 3], ["thirds", 3], ["quarter", 4], ["quarters", 4], ["fourths", 4],
  ["fifth", 5], ["fifths", 5], ["tenth", 10], ["tenths", 10],
]); // prettier-ignore
/** Before "one" they make it a pronoun: "which one". */
const PRONOUNS = new Set(
  "which the this that each every any no another only other some good last next previous".split(
    " ",
  ),
);
/** Before "second" they make it a unit of time: "per second". */
const COUNTS_TIME = new Set("a per each every one of split half".split(" "));

export function numberWordsAt(draft: Draft, at: number): NumberAt | undefined {
  const { lower } = draft;
  const found = partAt(draft, at) ?? halfAt(draft, at) ?? yearAt(draft, at) ?? countAt(draft, at);
  if (found === undefined) return undefined;
  const isOne = found.to === at + 1;
  if (isOne && lower(at) === "one" && isPronoun(lower(at - 1))) return undefined;
  if (isOne && lower(at) === "second") {
    const before = draft.tokens[at - 1];
    if (COUNTS_TIME.has(lower(at - 1)) || before?.kind === "number") return undefined;
    if (CARDINALS.has(lower(at - 1))) return undefined;
  }
  return found;
}

/** "which one", "the second one" */
function isPronoun(before: string): boolean {
  return PRONOUNS.has(before) || ORDINALS.has(before);
}

/** Hundreds, then thousands and more, each smaller than the one before. */
function countAt({ lower }: Draft, from: number): NumberAt | undefined {
  let at = from;
  let [total, current, last] = [0, 0, Infinity];
  let seen = false;
  if (lower(at) === "a" || lower(at) === "an") {
    if (lower(at + 1) === "couple")
      return { to: lower(at + 2) === "of" ? at + 3 : at + 2, value: 2 };
    if (!SCALES.has(lower(at + 1))) return undefined;
    [current, at, seen] = [1, at + 1, true];
  }
  for (; ; at += 1) {
    const isJoined =
      lower(at) === "and" && seen && current % 100 === 0 && (total > 0 || current > 0);
    const word = isJoined ? lower(at + 1) : lower(at);
    const cardinal = CARDINALS.get(word);
    const ordinal = ORDINALS.get(word);
    const scale = isJoined ? undefined : SCALES.get(word);
    const value = cardinal ?? ordinal;
    if (value !== undefined && value < 100 && fits(current, value, seen)) {
      if (isJoined && (current === 0 ? last > 1e3 : false) && ordinal !== undefined) break;
      if (isJoined) at += 1;
      [current, seen] = [current + value, true];
      if (ordinal !== undefined && cardinal === undefined)
        return { to: at + 1, value: total + current, ordinal: true };
    } else if (ordinal !== undefined && ordinal >= 100 && seen && !isJoined) {
      return { to: at + 1, value: total + Math.max(current, 1) * ordinal, ordinal: true };
    } else if (scale === 100 || scale === 12) {
      if (!seen || current === 0 || current >= 100) break;
      current *= scale;
    } else if (scale !== undefined) {
      if (!seen || current === 0 || scale >= last) break;
      [total, current, last] = [total + current * scale, 0, scale];
    } else break;
  }
  if (!seen) return undefined;
  return pointAt({ to: at, value: total + current }, lower);
}

/** Units follow tens or hundreds, tens follow hundreds; nothing follows units. */
function fits(current: number, value: number, seen: boolean): boolean {
  if (value === 0) return !seen;
  const rest = current % 100;
  if (rest === 0) return true;
  return value < 10 && rest >= 20 && rest % 10 === 0;
}

/** "two point five" */
function pointAt(whole: NumberAt, lower: (at: number) => string): NumberAt {
  if (lower(whole.to) !== "point") return whole;
  let [digits, at] = ["", whole.to + 1];
  for (
    let digit = CARDINALS.get(lower(at));
    digit !== undefined && digit < 10;
    digit = CARDINALS.get(lower(at))
  ) {
    digits += String(digit);
    at += 1;
  }
  return digits === "" ? whole : { to: at, value: Number(`${whole.value}.${digits}`) };
}

/** "half", "half a million", "one and a half" */
function halfAt({ lower }: Draft, at: number): NumberAt | undefined {
  if (lower(at) === "half") {
    const scale = lower(at + 1) === "a" ? SCALES.get(lower(at + 2)) : undefined;
    return scale === undefined ? { to: at + 1, value: 0.5 } : { to: at + 3, value: scale / 2 };
  }
  const whole = lower(at) === "a" ? undefined : CARDINALS.get(lower(at));
  const goesOn = lower(at + 1) === "and" && lower(at + 2) === "a" && lower(at + 3) === "half";
  return whole !== undefined && goesOn ? { to: at + 4, value: whole + 0.5 } : undefined;
}

/** "two thirds", "three quarters of", "a third of" */
function partAt({ lower }: Draft, at: number): NumberAt | undefined {
  const over = lower(at) === "a" ? 1 : CARDINALS.get(lower(at));
  const part = lower(at + 1);
  const under = PARTS.get(part);
  if (over === undefined || under === undefined || over === 0 || over > 20) return undefined;
  const isSaid = /ths$|rds$|halves|half/.test(part) || (over === 1 && lower(at) === "one" && !part.startsWith("quarter")); // prettier-ignore
  return isSaid || lower(at + 2) === "of" ? { to: at + 2, value: over / under } : undefined;
}

/** "nineteen ninety nine", "twenty twenty-four" */
function yearAt({ lower }: Draft, at: number): NumberAt | undefined {
  const century = CARDINALS.get(lower(at));
  const tens = CARDINALS.get(lower(at + 1));
  if (century === undefined || century < 15 || century > 20) return undefined;
  if (tens === undefined || tens < 10) return undefined;
  const ones = tens >= 20 ? CARDINALS.get(lower(at + 2)) : undefined;
  const hasOnes = ones !== undefined && ones > 0 && ones < 10;
  return { to: at + (hasOnes ? 3 : 2), value: century * 100 + tens + (hasOnes ? ones : 0) };
}
