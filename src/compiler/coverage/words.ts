/** The words of a request that have to be accounted for, as the planner without a model reads them. */
import { wordsOfName } from "../planner/grammar/link/identifier.ts";
import { read } from "../planner/grammar/read/read.ts";
import type { Mark } from "../planner/grammar/read/reading.ts";
import { tokensOf } from "../planner/grammar/read/tokens.ts";

export interface Word {
  /** `name`: something quoted, a path, an address or a revision, which stands for itself. */
  readonly kind: "word" | "number" | "name" | "parameter";
  /** As it stands in the request. */
  readonly text: string;
  /** Without quotes, braces, or the `'s` of a possessive. */
  readonly lower: string;
  /** `delivery_days` has two; a name has none. */
  readonly stems: readonly string[];
  /** Offsets in the request, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** What stands between the word before and this one: spaces and signs. */
  readonly gap: string;
}

export interface Request {
  readonly words: readonly Word[];
  /** By positions of words: times, numbers and quantities. */
  readonly marks: readonly Mark[];
}

/** @param isName whether an argument of the plan is a text, so that it is a name although it looks like words */
export function readRequest(query: string, isName: (text: string) => boolean): Request {
  const { tokens, marks } = read(query, { exists: isName });
  const words: Word[] = [];
  /** Of each token the word that it is, or, of a sign, the next one. */
  const positions: number[] = [];
  let end = 0;
  for (let at = 0; at < tokens.length;) {
    const name = marks.find((mark) => mark.from === at && textOf(mark) !== undefined);
    const to = name?.to ?? at + 1;
    const [first, last] = [tokens[at], tokens[to - 1]];
    if (first === undefined || last === undefined) break;
    for (let each = at; each < to; each += 1) positions.push(words.length);
    if (name !== undefined || first.kind !== "sign") {
      const text = query.slice(first.start, last.end);
      words.push({
        kind:
          name === undefined
            ? first.kind === "number"
              ? "number"
              : "word"
            : name.is === "parameter"
              ? "parameter"
              : "name",
        text,
        lower: (name === undefined
          ? first.lower.replace(/['’]\p{L}+$/u, "")
          : (textOf(name) ?? "")
        ).toLowerCase(),
        stems: name !== undefined ? [] : stemsOf(first.lower),
        start: first.start,
        end: last.end,
        gap: query.slice(end, first.start),
      });
      end = last.end;
    }
    at = to;
  }
  const position = (token: number): number => positions[token] ?? words.length;
  return {
    words,
    marks: marks.map((mark) => ({ ...mark, from: position(mark.from), to: position(mark.to) })),
  };
}

/** Of a mark that stands for itself the text; a single token in capitals or with digits may be a word as well. */
function textOf(mark: Mark): string | undefined {
  switch (mark.is) {
    case "quoted":
      return mark.text;
    case "path":
      return mark.path;
    case "glob":
      return mark.pattern;
    case "url":
      return mark.url;
    case "mail":
      return mark.address;
    case "parameter":
      return mark.name;
    case "code":
      return mark.to - mark.from > 1 ? mark.text : undefined;
    default:
      return undefined;
  }
}

/** The words of a text or name, as stems: `maxCharacters` is two. */
export function stemsOf(text: string): readonly string[] {
  return tokensOf(text)
    .filter(({ kind }) => kind !== "sign")
    .flatMap((token) => wordsOfName(token.text).stems);
}
