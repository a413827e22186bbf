/** A sentence as cells, columns, numbers and words of one grid. */
import { readNumbers } from "../numbers/read-numbers.ts";
import { cellNamesOf } from "./cell-names.ts";
import { columnNameAt } from "./column-names.ts";
import type { Grid } from "./grids.ts";
import type { Item } from "./items.ts";
import { numberWordsAt, readNumberWords } from "./number-words.ts";
import { stemOf } from "./stems.ts";

const FILE = /^(?:(?:[\w.-]+\/)+[\w.*-]*\w|[\w-]{2,}\.[a-z][a-z0-9]{1,4}\b)/iu;
const ORDINAL = /^\d+(?:st|nd|rd|th)\b/i;
const DIGITS =
  /^([$€£])?([-−+])?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:e[-+]?\d+)?(?:\s?(%|percent\b|per\s?cent\b|thousand\b|million\b|billion\b|trillion\b|[kmg]i?b\b)|(k|mn?|bn?|tn?)\b)?/iu;
const WORD = /^[\p{L}\p{N}_]+(?:['’]\p{L}+)?/u;
const POSSESSIVE = /^['’]s?(?![\p{L}\p{N}])/u;

export function itemsIn(text: string, grid: Grid | undefined): Item[] {
  const items: Item[] = [];
  for (let at = 0; at < text.length;) {
    const rest = text.slice(at);
    const isStart = at === 0 || !/[\p{L}\p{N}_]/u.test(text[at - 1] ?? "");
    const found =
      grid === undefined || !isStart ? undefined : (cellAt(rest, grid) ?? columnNameAt(rest, grid));
    const item = found ?? otherAt(rest);
    if (item === undefined) at += POSSESSIVE.exec(rest)?.[0].length ?? 1;
    else {
      items.push(item);
      at += item.text.length;
    }
  }
  return items;
}

function cellAt(rest: string, grid: Grid): Item | undefined {
  const lower = rest.toLowerCase();
  for (const { name, column, rows, isTime, exactly } of cellNamesOf(grid)) {
    if (!lower.startsWith(name) || !isEnd(rest, name.length)) continue;
    const text = rest.slice(0, name.length);
    if (exactly === undefined || text === exactly)
      return { is: "cell", text, column, rows, isTime };
  }
  return undefined;
}

/** `54` does not end in `54.9`, and `2010` not in `2010-03` or `2010%`. */
function isEnd(rest: string, length: number): boolean {
  const after = rest.slice(length);
  return (
    !/^[\p{L}\p{N}_]/u.test(after) &&
    !(/\d$/.test(rest.slice(0, length)) && /^(?:[.,-]\d|\s?%)/.test(after))
  );
}

function otherAt(rest: string): Item | undefined {
  const file = FILE.exec(rest)?.[0] ?? ORDINAL.exec(rest)?.[0];
  if (file !== undefined)
    return { is: "word", text: file, word: file.toLowerCase(), stem: file.toLowerCase() };
  const digits = DIGITS.exec(rest);
  if (digits !== null) {
    const [text, currency, sign, unit, letter] = digits;
    const [number] = readNumbers(text.replace(/^[$€£]/, "").replace(/per\s?cent/i, "%"));
    if (number !== undefined)
      return {
        is: "number",
        text,
        number,
        isNegative: sign === "-" || sign === "−",
        unit: (currency ?? unit ?? letter)?.toLowerCase().replace(/^per\s?cent$/, "%"),
      };
  }
  const words = numberWordsAt(rest);
  if (words !== undefined) {
    // A part of something nobody knows: a word that `looseWords` refuses.
    if (/half|third|quarter/i.test(words))
      return { is: "word", text: words, word: "half", stem: "half" };
    const [number, ...more] = readNumberWords(words);
    if (number !== undefined && more.length === 0)
      return { is: "number", text: words, number, isNegative: false, unit: undefined };
  }
  const word = WORD.exec(rest)?.[0];
  if (word !== undefined)
    return {
      is: "word",
      text: word,
      word: word.toLowerCase().replace(/['’]s$/u, ""),
      stem: stemOf(word),
    };
  const stop = /^[,;:()[\]–—]|^[.!?](?=\s)|^-(?=\s)|^["“”«»`]/u.exec(rest)?.[0];
  if (stop !== undefined) return { is: "stop", text: stop };
  return /^(?:[=<>≈~≥≤×&/]|\*\s)/u.test(rest)
    ? { is: "word", text: rest.charAt(0), word: rest.charAt(0), stem: rest.charAt(0) }
    : undefined;
}
