/** Cuts a query into words, numbers and signs. */
import { stemWord } from "../../../language/stem.ts";
import type { Token } from "./reading.ts";

/** Letters with digits, apostrophes and underscores within: `delivery_days`, `O'Brien`, `Q1`, `3rd`. */
const WORD = /[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*(?:['’]\p{L}[\p{L}\p{M}]*)*/uy;
/** With signs of thousands, or decimals; a sign only where no word or number stands before it. */
const NUMBER =
  /(?<![\p{L}\p{N}.])[-−+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\p{L}\p{N}.)])[-−+]?\d*\.?\d+(?:e[-+]?\d+)?/iuy;
const SPACE = /[^\S\n]+/uy;

export function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let glued = false;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(query)?.[0];
  };
  while (at < query.length) {
    const space = match(SPACE);
    if (space !== undefined) {
      at += space.length;
      glued = false;
      continue;
    }
    // Within a word, a hyphen only holds its parts together: "year-over-year", "14-day".
    if (
      /[-‐‑]/u.test(query.charAt(at)) &&
      /[\p{L}\p{N}][-‐‑][\p{L}\p{N}]/u.test(query.slice(at - 1, at + 2)) &&
      glued
    ) {
      at += 1;
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
    const stem = kind === "word" ? stemWord(lower) : text;
    tokens.push({ kind, text, lower, stem, start: at, end: at + text.length, glued });
    at += text.length;
    glued = true;
  }
  return tokens;
}
