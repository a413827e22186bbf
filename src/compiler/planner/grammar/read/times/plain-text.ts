/** The text that times are read from: small letters, digits for numbers in words, single blanks, and no literals. */
import type { Draft } from "../draft.ts";
import { numberAt } from "../number-at.ts";
import type { Token } from "../reading.ts";

export interface PlainText {
  readonly text: string;
  /** Where each token begins; within a number in words, none does: -1. */
  readonly starts: readonly number[];
  /** The token after the one that ends at an offset. */
  tokenAfter(end: number): number | undefined;
}

export function plainTextOf(draft: Draft): PlainText {
  const { tokens, query } = draft;
  const starts: number[] = [];
  const parts: string[] = [];
  const tokenAt = new Map<number, number>();
  let length = 0;
  const add = (part: string): void => {
    parts.push(part);
    length += part.length;
  };
  for (let at = 0; at < tokens.length;) {
    const [token, before] = [tokens[at], tokens[at - 1]];
    // A hyphen between the parts of a word is no token.
    if (before !== undefined) add(token?.glued === true ? query.slice(before.end, token.start) : " "); // prettier-ignore
    starts.push(length);
    const number = isWordOfNumber(token) ? numberAt(draft, at) : undefined;
    add(draft.isLiteral(at) ? "\0" : number === undefined ? (token?.lower ?? "") : inDigits(draft, at, number)); // prettier-ignore
    const to = number?.to ?? at + 1;
    for (at += 1; at < to; at += 1) starts.push(-1);
    tokenAt.set(length, at);
  }
  return { text: parts.join(""), starts, tokenAfter: (end) => tokenAt.get(end) };
}

/** "Half" is a part of a year, or of an hour. */
function isWordOfNumber(token: Token | undefined): boolean {
  return token?.kind === "word" && token.lower !== "half";
}

/** "nineteen ninety-nine" is a year, "two thousand" is none. */
function inDigits(draft: Draft, at: number, number: { value: number; ordinal?: true }): string {
  const isYear = !/hundred|thousand/.test(draft.lower(at + 1));
  const digits = isYear ? String(number.value) : number.value.toLocaleString("en-US");
  return number.ordinal === true ? `${digits}th` : digits;
}
