/** Cuts a query into words, numbers, marks, and literals: what stands for itself, such as a path. */
import { classifyLiteral } from "./literals.ts";
import { readNumber } from "./numbers.ts";
import { LOCATIVES } from "./words.ts";

export type TokenKind =
  | "word"
  | "number"
  | "date"
  | "path"
  | "glob"
  | "url"
  | "quoted"
  | "placeholder"
  | "command"
  | "mark";

export interface Token {
  readonly kind: TokenKind;
  /** As it stands in the query. */
  readonly text: string;
  /** What it means: without quotes, braces, or the `'s` of a possessive. */
  readonly value: string;
  /** `value` in lower case, for comparing. */
  readonly lower: string;
  /** Offsets in the query, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** No space before it: `day` in `14-day`. */
  readonly glued: boolean;
  /** Of numbers in digits. */
  readonly number?: number;
  /** `%`, `$`, `€` or `£`, where one stands at the number. */
  readonly sign?: string;
}

export type Exists = (path: string) => boolean;

const QUOTED =
  /"([^"\n]+)"|“([^”\n]+)”|`([^`\n]+)`|(?<!\w)['‘]((?:[^'’\n]|(?<=\w)['’](?=\w))+)['’](?!\w)/y;
const PLACEHOLDER = /\{([A-Za-z_]\w*)\}/y;
const CHUNK = /[^\s"“”`]+/y;
const WORD = /\p{L}[\p{L}\p{N}_]*(?:['’]\p{L}+)?/uy;
const BULLET = /(?:[-*•]|\d{1,2}[.)])(?=\s)/y;
/** Four words or more and no small letter: capitals say nothing there. */
const SHOUTED = /^(?=(?:\P{L}*\p{Lu}+\b){4})[^\p{Ll}]*$/u;
const SPACE = /\s+/y;

/**
 * Without `exists`, what is a path is told from its form alone. With it, "in src" names a folder when there is one.
 */
export function tokenize(query: string, exists?: Exists): Token[] {
  const isShouted = SHOUTED.test(query);
  const tokens: Token[] = [];
  let at = 0;
  let lineStart = true;
  let glued = false;
  const push = (
    kind: TokenKind,
    length: number,
    value: string,
    more: Partial<Token> = {},
  ): void => {
    const text = query.slice(at, at + length);
    tokens.push({
      kind,
      text,
      value,
      lower: value.toLowerCase(),
      start: at,
      end: at + length,
      glued,
      ...more,
    });
    at += length;
  };
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(query);
  };

  while (at < query.length) {
    const space = match(SPACE);
    if (space !== null) {
      lineStart = space[0].includes("\n");
      if (lineStart) push("mark", space[0].length, "\n");
      else at += space[0].length;
      glued = false;
      continue;
    }
    const bullet = lineStart ? match(BULLET) : null;
    lineStart = false;
    if (bullet !== null) {
      at += bullet[0].length;
      continue;
    }
    // What follows a word without a space is its end: `.js` of `Node.js`.
    const isEnd = glued && /[./~]/.test(query.charAt(at));
    const literal = isEnd ? undefined : matchLiteral(match, exists, isSought(tokens));
    const isKind =
      literal?.kind === "path" && isKindOfFile(literal.value, query.slice(at + literal.length));
    if (isKind) push("glob", literal.length, `*${literal.value}`);
    else if (literal !== undefined) push(literal.kind, literal.length, literal.value);
    else {
      const number = readNumber(query, at);
      const word = number === undefined ? match(WORD) : null;
      if (number !== undefined) push("number", number.length, number.text, number);
      else if (word !== null) {
        const isPlace =
          (LOCATIVES.has(tokens.at(-1)?.lower ?? "") ||
            goesOnPlaces(tokens) ||
            isBeforePlace(query, at + word[0].length)) &&
          exists?.(word[0]) === true;
        const value = word[0].replace(/['’]s$/i, "");
        const document = documentNamed(
          value,
          tokens.at(-1),
          query.slice(at + word[0].length),
          exists,
        );
        if (document !== undefined) push("path", word[0].length, document);
        else
          push(isPlace ? "path" : "word", word[0].length, isShouted ? value.toLowerCase() : value);
      } else if (isHyphen(query, at)) at += 1;
      else push("mark", 1, query.charAt(at));
    }
    glued = true;
  }
  return tokens;
}

/** ".md files" */
function isKindOfFile(value: string, after: string): boolean {
  return /^\.[a-z]\w*$/i.test(value) && /^\s+files?\b/i.test(after);
}

/** "in src and docs" */
function goesOnPlaces(tokens: readonly Token[]): boolean {
  const joins = ["and", ",", "or"].includes(tokens.at(-1)?.lower ?? "");
  return joins && tokens.at(-2)?.kind === "path" && LOCATIVES.has(tokens.at(-3)?.lower ?? "");
}

/** "the readme", "summarise README": documents whose files are called in capitals, by convention. */
function documentNamed(
  word: string,
  before: Token | undefined,
  after: string,
  exists: Exists | undefined,
): string | undefined {
  const isCapital =
    /^\p{Lu}{4,}$/u.test(word) && /^\s*(?:$|[,.;?!]|and\b|file\b|then\b)/.test(after);
  if (exists === undefined || !(isCapital || before?.lower === "the")) return undefined;
  const name = word.toUpperCase();
  return [`${name}.md`, `${name}.txt`, name].find((path) => path !== word && exists(path));
}

/** "the docs folder" */
function isBeforePlace(query: string, at: number): boolean {
  return /^\s+(?:folder|directory|file)\b/i.test(query.slice(at, at + 12));
}

/** After these stands what is looked for, which may look like the name of a file: "grep console.log". */
const SEEKING = new Set("grep contain contains containing mention mentions mentioning".split(" "));
const SEEKING_FOR = new Set("search grep searching".split(" "));

function isSought(tokens: readonly Token[]): boolean {
  const [second, first] = tokens
    .slice(-2)
    .map(({ lower }) => lower)
    .toReversed();
  return SEEKING.has(second ?? "") || (second === "for" && SEEKING_FOR.has(first ?? ""));
}

/** A hyphen within `14-day` separates two tokens and is none itself. */
function isHyphen(query: string, at: number): boolean {
  return /[-–]/.test(query.charAt(at)) && /\w[-–]\w/.test(query.slice(Math.max(0, at - 1), at + 2));
}

interface Literal {
  readonly kind: TokenKind;
  readonly length: number;
  readonly value: string;
}

function matchLiteral(
  match: (pattern: RegExp) => RegExpExecArray | null,
  exists: Exists | undefined,
  sought: boolean,
): Literal | undefined {
  const quoted = match(QUOTED);
  if (quoted !== null) {
    const value = quoted[1] ?? quoted[2] ?? quoted[3] ?? quoted[4] ?? "";
    // A name with a space is a file only when there is one.
    const isNamed = !sought && /\s/.test(value) && /[./]/.test(value) && exists?.(value) === true;
    if (isNamed) return { kind: "path", length: quoted[0].length, value };
    const isText = sought || /\s/.test(value);
    const kind = isText ? undefined : classifyLiteral(value, exists)?.kind;
    return { kind: kind ?? "quoted", length: quoted[0].length, value };
  }
  const placeholder = match(PLACEHOLDER);
  if (placeholder !== null) {
    return { kind: "placeholder", length: placeholder[0].length, value: placeholder[1] ?? "" };
  }
  const chunk = match(CHUNK)?.[0];
  const literal = chunk === undefined ? undefined : classifyLiteral(chunk, exists);
  return sought && literal?.kind === "path" ? { ...literal, kind: "quoted" } : literal;
}

/** A word that stands nowhere in the query. */
export function insertedWord(text: string): Token {
  const place = { start: 0, end: 0, glued: false };
  return { kind: "word", text, value: text, lower: text.toLowerCase(), ...place };
}

/** The words of a text, for looking up: `maxCharacters` is two. */
export function wordsOf(text: string): string[] {
  return (
    text
      .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
