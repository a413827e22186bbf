/** Reads a query: tokens, marks and sentences. */
import type { Mark, Reading, Span, Token } from "./reading.ts";
import { tokensOf } from "./tokens.ts";

const QUOTED =
  /"([^"\n]+)"|“([^”\n]+)”|`([^`\n]+)`|(?<!\w)['‘]((?:[^'’\n]|(?<=\w)['’](?=\w))+)['’](?!\w)/gu;

export function read(query: string): Reading {
  const tokens = tokensOf(query);
  const marks = [...quotedIn(query, tokens), ...numbersIn(tokens), ...yearsIn(tokens)];
  return {
    query,
    tokens,
    marks: marks.toSorted((a, b) => a.from - b.from || b.to - a.to),
    sentences: sentencesOf(query, tokens),
  };
}

function quotedIn(query: string, tokens: readonly Token[]): Mark[] {
  return [...query.matchAll(QUOTED)].flatMap((match): Mark[] => {
    const text = match[1] ?? match[2] ?? match[3] ?? match[4] ?? "";
    const place = spanOf(tokens, match.index, match.index + match[0].length);
    return place === undefined ? [] : [{ ...place, is: "quoted", text }];
  });
}

function spanOf(tokens: readonly Token[], start: number, end: number): Span | undefined {
  const from = tokens.findIndex((token) => token.start >= start);
  const to = tokens.findLastIndex((token) => token.end <= end) + 1;
  return from < 0 || to <= from ? undefined : { from, to };
}

const WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]; // prettier-ignore

function numbersIn(tokens: readonly Token[]): Mark[] {
  return tokens.flatMap((token, at): Mark[] => {
    const word = WORDS.indexOf(token.lower);
    const value =
      token.kind === "number" ? Number(token.text.replaceAll(",", "").replace("−", "-")) : word;
    if (token.kind !== "number" && word < 0) return [];
    return [{ from: at, to: at + 1, is: "number", value }];
  });
}

function yearsIn(tokens: readonly Token[]): Mark[] {
  return tokens.flatMap((token, at): Mark[] => {
    if (!/^(?:1[5-9]|20)\d\d$/.test(token.text)) return [];
    const period = {
      from: `${token.text}-01-01`,
      to: `${token.text}-12-31`,
      unit: "year",
    } as const;
    return [{ from: at, to: at + 1, is: "time", period }];
  });
}

function sentencesOf(query: string, tokens: readonly Token[]): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const [at, { text }] of tokens.entries()) {
    const isEnd =
      text === "\n" || (/[.?!;]/.test(text) && /^(?:\s|$)/.test(query.slice(tokens[at]?.end ?? 0)));
    if (!isEnd) continue;
    if (at > from) spans.push({ from, to: at });
    from = at + 1;
  }
  if (from < tokens.length) spans.push({ from, to: tokens.length });
  return spans;
}
