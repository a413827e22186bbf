/** Cuts a query into words, numbers and signs. */
import { stemWord } from "../../../language/stem.ts";
import type { Token } from "./reading.ts";

/** Letters with digits, apostrophes and underscores within: `delivery_days`, `O'Brien`, `Q1`. */
const WORD = /[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*(?:['’]\p{L}[\p{L}\p{M}]*)*/uy;
/**
 * With signs of thousands, or decimals; a sign only where no word or number stands before it. What has two points,
 * as versions, addresses and some dates have, is no decimal number.
 */
const NUMBER =
  /(?:(?<![\p{L}\p{N}.)])[-−+])?(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+(?!\d|\.\d))?|(?<![\p{L}\p{N}.)])\.\d+)(?:e[-+]?\d+(?![\p{L}\p{N}]))?/iuy;
/** A bullet or number of a list, at the beginning of a line. */
const BULLET = /(?:[-*•‣–]|\d{1,2}[.)])(?=\s)/uy;
const SPACE = /\s+/uy;
/** No word is longer, and stems of what is no word are not wanted. */
const LONGEST_WORD = 64;

export function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let glued = false;
  let lineStart = true;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(query)?.[0];
  };
  while (at < query.length) {
    const space = match(SPACE);
    if (space !== undefined) {
      at += space.length;
      glued = false;
      lineStart ||= space.includes("\n");
      continue;
    }
    const bullet = lineStart ? match(BULLET) : undefined;
    lineStart = false;
    // Within a word, a hyphen only holds its parts together: "year-over-year", "14-day".
    if (bullet !== undefined || (glued && isHyphen(query, at))) {
      at += bullet?.length ?? 1;
      continue;
    }
    const number = match(NUMBER);
    const word = number === undefined ? match(WORD) : undefined;
    const text = number ?? word ?? String.fromCodePoint(query.codePointAt(at) ?? 0);
    const kind = number !== undefined ? "number" : word !== undefined ? "word" : "sign";
    const lower = text
      .normalize("NFC")
      .toLowerCase()
      .replace(/['’]s$/u, "");
    const stem = kind === "word" && lower.length <= LONGEST_WORD ? stemWord(lower) : text;
    tokens.push({ kind, text, lower, stem, start: at, end: at + text.length, glued });
    at += text.length;
    glued = true;
  }
  return tokens;
}

function isHyphen(query: string, at: number): boolean {
  return (
    /[-‐‑]/u.test(query.charAt(at)) &&
    /[\p{L}\p{N}][-‐‑][\p{L}\p{N}]/u.test(query.slice(at - 1, at + 2))
  );
}
