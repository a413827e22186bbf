/** Cuts a query into what has to be accounted for: words, numbers, and names that stand for themselves. */
import { stemWord } from "../language/stem.ts";

export interface Word {
  /** `name`: something quoted, a path, a URL or a revision. */
  readonly kind: "word" | "number" | "date" | "name" | "placeholder";
  /** As it stands in the query. */
  readonly text: string;
  /** Without quotes, braces, or the `'s` of a possessive; in lower case. */
  readonly lower: string;
  readonly stem: string;
  readonly number?: number;
  /** Offsets in the query, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** What stands between the word before and this one: spaces and marks. */
  readonly gap: string;
}

const QUOTED =
  /"([^"\n]+)"|“([^”\n]+)”|`([^`\n]+)`|(?<!\w)['‘]((?:[^'’\n]|(?<=\w)['’](?=\w))+)['’](?!\w)/uy;
const PLACEHOLDER = /\{([A-Za-z_]\w*)\}/uy;
const DATE = /\d{4}-\d{2}(?:-\d{2}(?:T[\d:.]+Z?)?)?(?![\w-])/uy;
const CHUNK = /[^\s"“”`]+/uy;
const NUMBER =
  /[$€£]?-?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s?(%|(?:st|nd|rd|th)\b|(?:k|m|bn)\b(?!-))?(?![\p{L}\d_])/iuy;
const WORD = /[\p{L}\p{M}][\p{L}\p{M}\p{N}_]*(?:['’]\p{L}+)?|\p{N}[\p{L}\p{N}_]*/uy;
const BULLET = /(?:[-*•]|\d{1,2}[.)])(?=\s)/uy;
const SCALE: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, bn: 1e9 };

/** @param isName whether an argument of the plan has a text, so that it is a name although it looks like words. */
export function readQuery(query: string, isName: (text: string) => boolean): Word[] {
  const words: Word[] = [];
  let at = 0;
  let gapFrom = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(query);
  };
  const push = (kind: Word["kind"], length: number, value: string, number?: number): void => {
    const lower = value.toLowerCase().normalize("NFC");
    words.push({
      kind,
      text: query.slice(at, at + length),
      lower,
      stem: stemWord(lower),
      ...(number !== undefined && { number }),
      start: at,
      end: at + length,
      gap: query.slice(gapFrom, at),
    });
    at += length;
    gapFrom = at;
  };

  while (at < query.length) {
    const isLineStart = /(?:^|\n)[ \t]*$/.test(query.slice(Math.max(0, at - 20), at));
    const bullet = isLineStart ? match(BULLET) : null;
    if (bullet !== null) {
      at += bullet[0].length;
      continue;
    }
    const quoted = match(QUOTED);
    const placeholder = quoted === null ? match(PLACEHOLDER) : null;
    const date = match(DATE);
    if (quoted !== null)
      push("name", quoted[0].length, quoted.slice(1).find((one) => one !== undefined) ?? "");
    else if (placeholder !== null) push("placeholder", placeholder[0].length, placeholder[1] ?? "");
    else if (date !== null && !/\w/.test(query[at - 1] ?? ""))
      push("date", date[0].length, date[0]);
    else {
      const name = nameAt(match(CHUNK)?.[0] ?? "", isName);
      const number = name === undefined ? match(NUMBER) : null;
      if (name !== undefined) push("name", name.length, name);
      else if (number !== null && !/\w/.test(query[at - 1] ?? ""))
        push("number", number[0].length, number[0], valueOf(number));
      else {
        const word = match(WORD)?.[0];
        if (word === undefined) at += 1;
        else push("word", word.length, wordValue(word));
      }
    }
  }
  return words;
}

function valueOf([, whole = "", decimals = "", unit = ""]: RegExpExecArray): number {
  return Number(whole.replaceAll(",", "") + decimals) * (SCALE[unit.toLowerCase()] ?? 1);
}

/** `isn't` says not; of `what's`, `what`. */
function wordValue(word: string): string {
  return /n['’]t$/i.test(word) ? "not" : word.replace(/['’]\p{L}+$/u, "");
}

const NAME =
  /^(?:https?:\/\/\S+|(?:\.{1,2}|~)?\/\S*|\S+\/|\S*\*\S*|[\w.-]*\w[~^]\d*|\S*\w\.[A-Za-z][A-Za-z0-9]{0,9}(?:\/\S*)?|\S+\/\S+\.\w+)$/;

/** The name that a chunk of the query begins with: a path, a URL, a pattern of files, a revision. */
function nameAt(chunk: string, isName: (text: string) => boolean): string | undefined {
  const text = chunk.replace(/[.,;:!?)\]'’]+$/u, "");
  if (text === "" || /^\(/.test(text)) return undefined;
  if (isName(text) && /[./~^*:@-]/.test(text)) return text;
  return NAME.test(text) && !/^(?:[a-z]\.)+[a-z]$/i.test(text) ? text : undefined;
}
