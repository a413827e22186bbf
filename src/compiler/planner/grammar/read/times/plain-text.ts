/** The text that times are read from: small letters, digits for numbers in words, single blanks, and no literals. */
import type { Draft } from "../draft.ts";
import { numberAt } from "../numbers.ts";

export interface PlainText {
  readonly text: string;
  /** Where each token begins; within a number in words, none does. */
  readonly starts: ReadonlyMap<number, number>;
  /** The tokens after those that end at an offset. */
  readonly ends: ReadonlyMap<number, number>;
}

export function plainTextOf(draft: Draft): PlainText {
  const { tokens, query } = draft;
  const [starts, ends] = [new Map<number, number>(), new Map<number, number>()];
  let text = "";
  for (let at = 0; at < tokens.length;) {
    const [token, before] = [tokens[at], tokens[at - 1]];
    // A hyphen between the parts of a word is no token.
    const gap = token?.glued === true ? query.slice(before?.end, token.start) : " ";
    if (before !== undefined) text += gap;
    starts.set(at, text.length);
    // "Half" is a part of a year, or of an hour.
    const isWord = token?.kind === "word" && token.lower !== "half";
    const number = isWord ? numberAt(draft, at) : undefined;
    text += draft.isLiteral(at) ? "\0" : number ? inDigits(draft, at, number) : token?.lower;
    at = number?.to ?? at + 1;
    ends.set(text.length, at);
  }
  return { text, starts, ends };
}

/** "nineteen ninety-nine" is a year, "two thousand" is none. */
function inDigits(draft: Draft, at: number, number: { value: number; ordinal?: true }): string {
  const isYear = !/hundred|thousand/.test(draft.lower(at + 1));
  const digits = isYear ? String(number.value) : number.value.toLocaleString("en-US");
  return number.ordinal === true ? `${digits}th` : digits;
}
