/** The number that begins at a token: in digits, in words, as a fraction, with a scale. */
import type { Draft } from "./draft.ts";
import { beginsNumber, numberWordsAt, SCALES, type NumberAt } from "./number-words.ts";

/** Glued to the digits: `20k`, `1.5M`. */
const LETTERS: ReadonlyMap<string, number> = new Map([
  ["k K", 1e3], ["m M mm MM mn mio", 1e6], ["b B bn Bn BN", 1e9], ["tn T", 1e12],
].flatMap(([letters, scale]) => String(letters).split(" ").map((one) => [one, Number(scale)] as const))); // prettier-ignore
const GLYPHS: ReadonlyMap<string, number> = new Map([
  ["½", 1 / 2], ["⅓", 1 / 3], ["⅔", 2 / 3], ["¼", 1 / 4], ["¾", 3 / 4], ["⅕", 1 / 5], ["⅛", 1 / 8],
]); // prettier-ignore

/** Many recognisers ask for the same numbers. */
const known = new WeakMap<Draft["isLiteral"], Map<number, NumberAt | undefined>>();

export function numberAt(draft: Draft, at: number): NumberAt | undefined {
  const token = draft.tokens[at];
  if (token === undefined || draft.isLiteral(at)) return undefined;
  if (token.kind === "word") return beginsNumber(token.lower) ? remembered(draft, at, numberWordsAt) : undefined; // prettier-ignore
  if (token.kind === "number") return remembered(draft, at, digitsAt);
  const glyph = GLYPHS.get(token.text);
  return glyph === undefined ? undefined : { to: at + 1, value: glyph };
}

function remembered(draft: Draft, at: number, read: typeof digitsAt): NumberAt | undefined {
  let numbers = known.get(draft.isLiteral);
  if (numbers === undefined) known.set(draft.isLiteral, (numbers = new Map()));
  if (!numbers.has(at)) numbers.set(at, read(draft, at));
  return numbers.get(at);
}

/** The digits of one token, without what follows them. */
export function digits(text: string): number {
  return Number(text.replaceAll(",", "").replace("−", "-"));
}

function digitsAt(draft: Draft, at: number): NumberAt | undefined {
  const { tokens, says, lower, isLiteral } = draft;
  const value = digits(tokens[at]?.text ?? "");
  if (!Number.isFinite(value)) return undefined;
  const fraction = fractionAt(draft, at);
  if (fraction !== undefined) return fraction;
  const next = tokens[at + 1];
  if (next?.glued === true && !isLiteral(at + 1)) {
    if (/^(?:st|nd|rd|th)$/.test(next.lower) && Number.isInteger(value))
      return { to: at + 2, value, ordinal: true };
    const glyph = GLYPHS.get(next.text);
    if (glyph !== undefined) return { to: at + 2, value: value + glyph };
    const scale = LETTERS.get(next.text);
    if (scale !== undefined) return { to: at + 2, value: exact(value * scale) };
  }
  const mixed = fractionAt(draft, at + 1); // "1 1/2"
  if (mixed !== undefined && Number.isInteger(value)) return { to: mixed.to, value: value + mixed.value }; // prettier-ignore
  if (says(at + 1, "and", "a", "half")) return { to: at + 4, value: value + 0.5 };
  const scale = SCALES.get(lower(at + 1));
  return scale === undefined ? { to: at + 1, value } : { to: at + 2, value: exact(value * scale) };
}

/** "3/4", and not "24/7", "1/2/2024" or "3 / 4". */
function fractionAt({ tokens, isLiteral, query }: Draft, at: number): NumberAt | undefined {
  const [over, slash, under] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (over === undefined || slash?.text !== "/" || under === undefined) return undefined;
  if (!slash.glued || !under.glued || isLiteral(at) || isLiteral(at + 2)) return undefined;
  if (query.charAt(over.start - 1) === "/" || query.charAt(under.end) === "/") return undefined;
  if (!/^\d{1,2}$/.test(over.text) || !/^\d{1,3}$/.test(under.text)) return undefined;
  const [top, bottom] = [Number(over.text), Number(under.text)];
  return top > 0 && top < bottom ? { to: at + 3, value: top / bottom } : undefined;
}

/** 1.1 million is 1100000, and not 1100000.0000000002. */
function exact(value: number): number {
  return Number(value.toPrecision(15));
}
