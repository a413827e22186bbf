/** Cuts a query into words, numbers and signs. */
import { stemWord } from "../../../language/stem.ts";
import type { Token } from "./reading.ts";

/**
 * Numbers with signs of thousands, or decimals; a sign only where no word or number stands before it. What has two
 * points, as versions, addresses and some dates have, is no decimal number.
 */
const NUMBER = String.raw`(?:(?<![\p{L}\p{N}.)])[-−+])?(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+(?!\d|\.\d))?|(?<![\p{L}\p{N}.)])\.\d+)(?:[eE][-+]?\d+(?![\p{L}\p{N}]))?`;
/** Letters with digits, apostrophes and underscores within: `delivery_days`, `O'Brien`, `Q1`. */
const WORD = String.raw`[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*(?:['’]\p{L}[\p{L}\p{M}]*)*`;
/** Within a word, it only holds its parts together: "year-over-year", "14-day". */
const HYPHEN = String.raw`(?<=[\p{L}\p{N}])[-‐‑](?=[\p{L}\p{N}])`;
const PART = new RegExp(`(\\s+)|${HYPHEN}|(${NUMBER})|(${WORD})|(.)`, "gsu");
/** A bullet or number of a list, at the beginning of a line. */
const BULLET = /(?:[-*•‣–]|\d{1,2}[.)])(?=\s)/uy;
/** No word is longer, and stems of what is no word are not wanted. */
const LONGEST_WORD = 64;

/** With its particle, the verb is another one. */
const PHRASAL: Readonly<Record<string, string>> = {
  "sum up": "summarise",
  "boil down": "summarise",
};

export function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  const part = new RegExp(PART);
  let [glued, lineStart] = [false, true];
  for (let match = part.exec(query); match !== null; match = part.exec(query)) {
    const [text, space, number, word, sign] = match;
    BULLET.lastIndex = match.index;
    if (space !== undefined) {
      glued = false;
      lineStart ||= space.includes("\n");
    } else if (lineStart && BULLET.test(query)) {
      part.lastIndex = BULLET.lastIndex;
      lineStart = false;
    } else if (number !== undefined || word !== undefined || sign !== undefined) {
      const kind = number !== undefined ? "number" : word !== undefined ? "word" : "sign";
      const lower = kind === "word" ? lowerOf(text) : text.toLowerCase();
      const stem = kind === "word" && lower.length <= LONGEST_WORD ? stemWord(lower) : text;
      const end = match.index + text.length;
      const before = tokens.at(-1);
      const phrasal = before && PHRASAL[`${before.lower} ${lower}`];
      if (phrasal !== undefined)
        tokens[tokens.length - 1] = { ...before, stem: stemWord(phrasal) } as Token;
      tokens.push({ kind, text, lower, stem, start: match.index, end, glued });
      [glued, lineStart] = [true, false];
    }
  }
  return tokens;
}

function lowerOf(word: string): string {
  const lower = word.normalize("NFC").toLowerCase();
  return /['’]s$/.test(lower) ? lower.slice(0, -2) : lower;
}
