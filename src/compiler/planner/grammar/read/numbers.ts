/** The number that begins at a token: in digits, in words, as a fraction, with a scale. */
import type { Draft } from "./draft.ts";

export interface NumberAt {
  /** The token after it. */
  readonly to: number;
  readonly value: number;
  readonly ordinal?: true;
}

const numbered = (words: string, valueOf: (at: number) => number) =>
  words.split(" ").map((word, at) => [word, valueOf(at)] as const);
const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const UNITS_TH =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth";
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety";

const SCALES = new Map(
  Object.entries({
    dozen: 12,
    hundred: 100,
    thousand: 1e3,
    million: 1e6,
    billion: 1e9,
    trillion: 1e12,
  }),
);
const CARDINALS = new Map([
  ...numbered(UNITS, (at) => at),
  ...numbered(TENS, (at) => 20 + at * 10),
]);
const ORDINALS = new Map([
  ...numbered(UNITS_TH, (at) => at),
  ...numbered(TENS.replaceAll("y", "ieth"), (at) => 20 + at * 10),
  ...numbered("hundredth thousandth millionth", (at) => [100, 1e3, 1e6][at] ?? 0),
]);
const PARTS = new Map(
  Object.entries({ half: 2, halve: 2, third: 3, quarter: 4, fourth: 4, fifth: 5, tenth: 10 }),
);
/** Glued to the digits: `20k`, `1.5M`. */
const LETTERS: readonly (readonly [RegExp, number])[] = [
  [/^[kK]$/, 1e3],
  [/^(?:[mM]|mm|MM|mn|mio)$/, 1e6],
  [/^(?:[bB]|bn|Bn|BN)$/, 1e9],
  [/^(?:tn|T)$/, 1e12],
];
const GLYPHS = new Map(
  Object.entries({
    "½": 1 / 2,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅕": 1 / 5,
    "⅛": 1 / 8,
  }),
);
/** Before "one" they make it a pronoun ("which one"), before "second" a unit of time ("per second"). */
const PRONOUNS =
  /^(?:which|the|this|that|each|every|any|no|another|only|other|some|good|last|next|previous)$/;
const COUNTING = /^(?:a|per|each|every|one|of|split|half|\d.*)$/;

/** Many recognisers ask for the same numbers. */
const known = new WeakMap<Draft["isLiteral"], Map<number, NumberAt | undefined>>();

export function numberAt(draft: Draft, at: number): NumberAt | undefined {
  let numbers = known.get(draft.isLiteral);
  if (numbers === undefined) known.set(draft.isLiteral, (numbers = new Map()));
  if (!numbers.has(at)) numbers.set(at, readAt(draft, at));
  return numbers.get(at);
}

/** The digits of one token, without what follows them. */
export function digits(text: string): number {
  return Number(text.replaceAll(",", "").replace("−", "-"));
}

function readAt(draft: Draft, at: number): NumberAt | undefined {
  const { lower } = draft;
  const token = draft.tokens[at];
  if (token === undefined || draft.isLiteral(at)) return undefined;
  if (token.kind === "number") return digitsAt(draft, at);
  const glyph = GLYPHS.get(token.text);
  if (token.kind === "sign") return glyph === undefined ? undefined : { to: at + 1, value: glyph };
  const found = partAt(draft, at) ?? halfAt(draft, at) ?? yearAt(draft, at) ?? countAt(draft, at);
  if (found?.to !== at + 1) return found;
  const before = lower(at - 1);
  if (lower(at) === "one") return PRONOUNS.test(before) || ORDINALS.has(before) ? undefined : found;
  const isTime = lower(at) === "second" && (COUNTING.test(before) || CARDINALS.has(before));
  return isTime ? undefined : found;
}

function digitsAt(draft: Draft, at: number): NumberAt | undefined {
  const { tokens, says, lower, isLiteral } = draft;
  const value = digits(tokens[at]?.text ?? "");
  const isWhole = Number.isInteger(value);
  if (!Number.isFinite(value)) return undefined;
  const fraction = fractionAt(draft, at);
  if (fraction !== undefined) return fraction;
  const next = tokens[at + 1];
  if (next?.glued === true && !isLiteral(at + 1)) {
    if (isWhole && /^(?:st|nd|rd|th)$/.test(next.lower))
      return { to: at + 2, value, ordinal: true };
    const glyph = GLYPHS.get(next.text);
    if (glyph !== undefined) return { to: at + 2, value: value + glyph };
    const scale = LETTERS.find(([letters]) => letters.test(next.text))?.[1];
    if (scale !== undefined) return { to: at + 2, value: exact(value * scale) };
  }
  const mixed = fractionAt(draft, at + 1); // "1 1/2"
  if (mixed !== undefined && isWhole) return { to: mixed.to, value: value + mixed.value };
  if (says(at + 1, "and", "a", "half")) return { to: at + 4, value: value + 0.5 };
  const scale = SCALES.get(lower(at + 1));
  return scale === undefined ? { to: at + 1, value } : { to: at + 2, value: exact(value * scale) };
}

/** "3/4", and not "24/7", "1/2/2024" or "3 / 4". */
function fractionAt({ tokens, isLiteral, query }: Draft, at: number): NumberAt | undefined {
  const [over, slash, under] = tokens.slice(at, at + 3);
  if (over === undefined || slash?.text !== "/" || !slash.glued || !under?.glued) return undefined;
  if (isLiteral(at) || isLiteral(at + 2)) return undefined;
  if (query.charAt(over.start - 1) === "/" || query.charAt(under.end) === "/") return undefined;
  if (!/^\d{1,2}$/.test(over.text) || !/^\d{1,3}$/.test(under.text)) return undefined;
  const [top, bottom] = [Number(over.text), Number(under.text)];
  return top > 0 && top < bottom ? { to: at + 3, value: top / bottom } : undefined;
}

/** 1.1 million is 1100000, and not 1100000.0000000002. */
function exact(value: number): number {
  return Number(value.toPrecision(15));
}

/** Hundreds, then thousands and more, each smaller than the one before: "two hundred and five", "a dozen". */
function countAt({ lower, says }: Draft, from: number): NumberAt | undefined {
  const isOne = /^an?$/.test(lower(from));
  if (isOne && says(from + 1, "couple"))
    return { to: from + (says(from + 2, "of") ? 3 : 2), value: 2 };
  if (isOne && !SCALES.has(lower(from + 1))) return undefined;
  let [total, current, last, seen] = [0, isOne ? 1 : 0, Infinity, isOne];
  let at = isOne ? from + 1 : from;
  for (; ; at += 1) {
    const isJoined = lower(at) === "and" && current % 100 === 0 && total + current > 0;
    const word = lower(isJoined ? at + 1 : at);
    const ordinal = ORDINALS.get(word);
    const scale = isJoined ? undefined : SCALES.get(word);
    const value = CARDINALS.get(word) ?? ordinal;
    if (value !== undefined && value < 100 && follows(current, value, seen)) {
      if (isJoined && current === 0 && last > 1e3 && ordinal !== undefined) break;
      if (isJoined) at += 1;
      [current, seen] = [current + value, true];
      if (ordinal !== undefined) return { to: at + 1, value: total + current, ordinal: true };
    } else if (ordinal !== undefined && ordinal >= 100 && seen && !isJoined) {
      return { to: at + 1, value: total + Math.max(current, 1) * ordinal, ordinal: true };
    } else if (scale === undefined || current === 0 || scale >= last) {
      break;
    } else if (scale > 100) {
      [total, current, last] = [total + current * scale, 0, scale];
    } else {
      if (current >= 100) break;
      current *= scale;
    }
  }
  return seen ? withPoint({ to: at, value: total + current }, lower) : undefined;
}

/** Units follow tens or hundreds, tens follow hundreds; nothing follows units. */
function follows(current: number, value: number, seen: boolean): boolean {
  if (value === 0) return !seen;
  const rest = current % 100;
  return rest === 0 || (value < 10 && rest >= 20 && rest % 10 === 0);
}

/** "two point five" */
function withPoint(whole: NumberAt, lower: Draft["lower"]): NumberAt {
  if (lower(whole.to) !== "point") return whole;
  let [decimals, to] = ["", whole.to + 1];
  for (; (CARDINALS.get(lower(to)) ?? 10) < 10; to += 1) decimals += CARDINALS.get(lower(to));
  return decimals === "" ? whole : { to, value: Number(`${whole.value}.${decimals}`) };
}

/** "half", "half a million", "one and a half" */
function halfAt({ lower, says }: Draft, at: number): NumberAt | undefined {
  const whole = CARDINALS.get(lower(at));
  if (whole !== undefined && says(at + 1, "and", "a", "half"))
    return { to: at + 4, value: whole + 0.5 };
  if (lower(at) !== "half") return undefined;
  const scale = says(at + 1, "a") ? SCALES.get(lower(at + 2)) : undefined;
  return scale === undefined ? { to: at + 1, value: 0.5 } : { to: at + 3, value: scale / 2 };
}

/** "two thirds", "three quarters of", "a third of" */
function partAt({ lower, says }: Draft, at: number): NumberAt | undefined {
  const over = lower(at) === "a" ? 1 : CARDINALS.get(lower(at));
  const part = lower(at + 1);
  const under = PARTS.get(part.replace(/s$/, ""));
  if (!over || over > 20 || under === undefined || part === "fourth") return undefined;
  const isSaid = /(?:th|rd|lve)s$|half/.test(part) || (says(at, "one") && under !== 4);
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
