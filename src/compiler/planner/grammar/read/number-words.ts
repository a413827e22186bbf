/** Numbers in words: "two hundred and five", "a dozen", "one and a half", "twenty-first", "two thirds". */
import type { Draft } from "./draft.ts";

export interface NumberAt {
  /** The token after it. */
  readonly to: number;
  readonly value: number;
  readonly ordinal?: true;
}

const words = (text: string): string[] => text.split(" ");
const TENS = words("twenty thirty forty fifty sixty seventy eighty ninety");
const valued = (small: readonly string[], tens: readonly string[]) => [
  ...small.map((word, value) => [word, value] as const),
  ...tens.map((word, i) => [word, (i + 2) * 10] as const),
];

export const SCALES: ReadonlyMap<string, number> = new Map([
  ["dozen", 12], ["hundred", 100], ["thousand", 1e3], ["million", 1e6], ["billion", 1e9], ["trillion", 1e12],
]); // prettier-ignore
const CARDINALS = new Map(
  valued(words("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"), TENS),
); // prettier-ignore
const ORDINALS = new Map([
  ...valued(
    words("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"),
    TENS.map((word) => word.replace(/y$/, "ieth")),
  ),
  ["hundredth", 100] as const, ["thousandth", 1e3] as const, ["millionth", 1e6] as const,
]); // prettier-ignore
const PARTS = new Map([
  ["half", 2], ["halves", 2], ["third", 3], ["thirds", 3], ["quarter", 4], ["quarters", 4], ["fourths", 4],
  ["fifth", 5], ["fifths", 5], ["tenth", 10], ["tenths", 10],
]); // prettier-ignore
const BEGINNING = new Set([...CARDINALS.keys(), ...ORDINALS.keys(), "a", "an", "half"]);
/** Before "one" they make it a pronoun: "which one". */
const PRONOUNS = new Set(
  words(
    "which the this that each every any no another only other some good last next previous",
  ).concat([...ORDINALS.keys()]),
);
/** Before "second" they make it a unit of time: "per second". */
const COUNTS_TIME = new Set(words("a per each every one of split half").concat([...CARDINALS.keys()])); // prettier-ignore

export function beginsNumber(lower: string): boolean {
  return BEGINNING.has(lower);
}

export function numberWordsAt(draft: Draft, at: number): NumberAt | undefined {
  const { lower } = draft;
  const found = partAt(draft, at) ?? halfAt(draft, at) ?? yearAt(draft, at) ?? countAt(draft, at);
  if (found?.to !== at + 1) return found;
  if (lower(at) === "one" && PRONOUNS.has(lower(at - 1))) return undefined;
  const isTime = COUNTS_TIME.has(lower(at - 1)) || draft.tokens[at - 1]?.kind === "number";
  return lower(at) === "second" && isTime ? undefined : found;
}

/** Hundreds, then thousands and more, each smaller than the one before. */
function countAt({ lower, says }: Draft, from: number): NumberAt | undefined {
  let at = from;
  let [total, current, last] = [0, 0, Infinity];
  let seen = false;
  if (lower(at) === "a" || lower(at) === "an") {
    if (lower(at + 1) === "couple") return { to: says(at + 2, "of") ? at + 3 : at + 2, value: 2 };
    if (!SCALES.has(lower(at + 1))) return undefined;
    [current, at, seen] = [1, at + 1, true];
  }
  for (; ; at += 1) {
    const isJoined = lower(at) === "and" && current % 100 === 0 && total + current > 0;
    const word = isJoined ? lower(at + 1) : lower(at);
    const ordinal = ORDINALS.get(word);
    const scale = isJoined ? undefined : SCALES.get(word);
    const value = CARDINALS.get(word) ?? ordinal;
    if (value !== undefined && value < 100 && fits(current, value, seen)) {
      if (isJoined && current === 0 && last > 1e3 && ordinal !== undefined) break;
      if (isJoined) at += 1;
      [current, seen] = [current + value, true];
      if (ordinal !== undefined) return { to: at + 1, value: total + current, ordinal: true };
    } else if (ordinal !== undefined && ordinal >= 100 && seen && !isJoined) {
      return { to: at + 1, value: total + Math.max(current, 1) * ordinal, ordinal: true };
    } else if (scale === undefined || !seen || current === 0) {
      break;
    } else if (scale <= 100) {
      if (current >= 100) break;
      current *= scale;
    } else {
      if (scale >= last) break;
      [total, current, last] = [total + current * scale, 0, scale];
    }
  }
  return seen ? pointAt({ to: at, value: total + current }, lower) : undefined;
}

/** Units follow tens or hundreds, tens follow hundreds; nothing follows units. */
function fits(current: number, value: number, seen: boolean): boolean {
  if (value === 0) return !seen;
  const rest = current % 100;
  return rest === 0 || (value < 10 && rest >= 20 && rest % 10 === 0);
}

/** "two point five" */
function pointAt(whole: NumberAt, lower: Draft["lower"]): NumberAt {
  if (lower(whole.to) !== "point") return whole;
  let [digits, to] = ["", whole.to + 1];
  for (; (CARDINALS.get(lower(to)) ?? 10) < 10; to += 1) digits += CARDINALS.get(lower(to));
  return digits === "" ? whole : { to, value: Number(`${whole.value}.${digits}`) };
}

/** "half", "half a million", "one and a half" */
function halfAt({ lower, says }: Draft, at: number): NumberAt | undefined {
  if (lower(at) === "half") {
    const scale = says(at + 1, "a") ? SCALES.get(lower(at + 2)) : undefined;
    return scale === undefined ? { to: at + 1, value: 0.5 } : { to: at + 3, value: scale / 2 };
  }
  const whole = CARDINALS.get(lower(at));
  return whole !== undefined && says(at + 1, "and", "a", "half")
    ? { to: at + 4, value: whole + 0.5 }
    : undefined;
}

/** "two thirds", "three quarters of", "a third of" */
function partAt({ lower, says }: Draft, at: number): NumberAt | undefined {
  const over = lower(at) === "a" ? 1 : CARDINALS.get(lower(at));
  const part = lower(at + 1);
  const under = PARTS.get(part);
  if (over === undefined || under === undefined || over === 0 || over > 20) return undefined;
  const isSaid = /ths$|rds$|halves|half/.test(part) || (says(at, "one") && !part.startsWith("quarter")); // prettier-ignore
  return isSaid || says(at + 2, "of") ? { to: at + 2, value: over / under } : undefined;
}

/** "nineteen ninety nine", "twenty twenty-four" */
function yearAt({ lower }: Draft, at: number): NumberAt | undefined {
  const [century = 0, tens = 0] = [CARDINALS.get(lower(at)), CARDINALS.get(lower(at + 1))];
  if (century < 15 || century > 20 || tens < 10) return undefined;
  const ones = tens >= 20 ? (CARDINALS.get(lower(at + 2)) ?? 0) : 0;
  const hasOnes = ones > 0 && ones < 10;
  return { to: at + (hasOnes ? 3 : 2), value: century * 100 + tens + (hasOnes ? ones : 0) };
}
