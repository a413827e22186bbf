/** Cuts a request into clauses: one for each thing that is asked for, as far as verbs and questions tell. */
import type { Token } from "../language/tokens.ts";
import { baseOfGerund, isAlsoNoun, isVerb } from "../language/verbs.ts";
import { AUXILIARIES, FUNCTION_WORDS, INTERROGATIVES, PREPOSITIONS } from "../language/words.ts";
import { stripFrame } from "./frame.ts";

/** How a clause follows the one before it. */
export type Joint = "first" | "and" | "then" | "finally";

export interface Clause {
  /** Without joining words, politeness and order words. */
  readonly tokens: readonly Token[];
  /** As it stands in the query. */
  readonly all: readonly Token[];
  readonly joint: Joint;
  readonly sentence: number;
  /** Ends with a colon: what it asks for is made of what follows. */
  readonly introduces: boolean;
}

const SENTENCE_END = new Set([".", "?", "!", ";", ":", "\n"]);
/** A full stop after these ends no sentence. */
const ABBREVIATED = new Set(["vs", "etc", "approx", "incl", "excl", "e", "g", "i"]);
const JOINERS = new Set([",", "and", "&", "then", "plus", "also", "but", "next", "afterwards"]);
/** Begin what is to be done under a condition. */
export const CONDITIONS = new Set(["if", "unless", "whenever", "otherwise", "else"]);
const JOINING_PHRASES = ["as well as", "after that", "along with", "in addition"].map((phrase) =>
  phrase.split(" "),
);

export function segment(tokens: readonly Token[]): Clause[] {
  return sentencesOf(tokens)
    .flatMap(({ tokens: sentence, introduces }, index) =>
      clausesOf(sentence, index).map((clause, at, { length }) => ({
        ...clause,
        introduces: introduces && at === length - 1,
      })),
    )
    .filter((clause) => clause.tokens.length > 0);
}

interface Sentence {
  readonly tokens: readonly Token[];
  readonly introduces: boolean;
}

function sentencesOf(tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = [];
  let open: Token[] = [];
  const close = (introduces: boolean): void => {
    if (open.length > 0) sentences.push({ tokens: open, introduces });
    open = [];
  };
  for (const [at, token] of tokens.entries()) {
    const isMark = token.kind === "mark" && SENTENCE_END.has(token.text);
    const ends = isMark && !(token.text === "." && isInside(tokens, at));
    if (ends) close(token.text === ":");
    else open.push(token);
  }
  close(false);
  return sentences;
}

function isInside(tokens: readonly Token[], at: number): boolean {
  return tokens[at + 1]?.glued === true || ABBREVIATED.has(tokens[at - 1]?.lower ?? "");
}

interface Part {
  readonly tokens: readonly Token[];
  readonly joiners: readonly string[];
}

function clausesOf(sentence: readonly Token[], index: number): Omit<Clause, "introduces">[] {
  return orderInTime(joinModifiers(partsOf(sentence))).map(({ tokens, joiners }, position) => {
    const frame = stripFrame(tokens);
    const isFirst = index === 0 && position === 0;
    return {
      tokens: trimMarks(frame.tokens),
      all: tokens,
      sentence: index,
      joint: isFirst ? "first" : jointOf([...joiners, ...frame.order]),
    };
  });
}

function partsOf(sentence: readonly Token[]): Part[] {
  const parts: Part[] = [];
  let open: Token[] = [];
  let joiners: readonly string[] = [];
  for (let at = 0; at < sentence.length;) {
    const length = joinerLength(sentence, at);
    const starts =
      (length > 0 && startsClause(sentence, at, length) && !isUnfinished(open)) ||
      (at > 0 && isTimeClause(sentence, at)) ||
      (isEachPhrase(open) && isVerbAt(sentence, at));
    if (starts) {
      parts.push({ tokens: open, joiners });
      joiners = sentence.slice(at, at + length).map(({ lower }) => lower);
      open = [];
      at += length;
    }
    open.push(...sentence.slice(at, at + 1));
    at += 1;
  }
  return [...parts, { tokens: open, joiners }];
}

/** "for each region in sales.csv | compute …" */
function isEachPhrase(tokens: readonly Token[]): boolean {
  const [first, second, noun] = tokens;
  return (
    first?.lower === "for" && ["each", "every"].includes(second?.lower ?? "") && noun !== undefined
  );
}

/** "before charting it", "after reading the file". */
function isTimeClause(tokens: readonly Token[], at: number): boolean {
  const isTime = ["before", "after"].includes(tokens[at]?.lower ?? "");
  return isTime && baseOfGerund(tokens[at + 1]?.lower ?? "") !== undefined;
}

/** What is done first stands first, whichever way round it was said. */
function orderInTime(parts: readonly Part[]): Part[] {
  const ordered: Part[] = [];
  let earlier: Part | undefined;
  let later: Part | undefined;
  for (const part of parts) {
    const isTime = isTimeClause(part.tokens, 0);
    const tokens = isTime ? part.tokens.slice(1) : part.tokens;
    const isBefore = isTime && part.tokens[0]?.lower === "before";
    const then: Part = { tokens, joiners: ["then"] };
    if (isTime && ordered.length === 0) {
      if (isBefore) later = then;
      else ordered.push((earlier = { ...part, tokens }));
    } else if (isTime && isBefore) ordered.push(then);
    else if (isTime) {
      const previous = ordered.pop();
      ordered.push({ ...part, tokens });
      if (previous !== undefined) ordered.push({ ...previous, joiners: ["then"] });
    } else {
      ordered.push(earlier === undefined ? part : then);
      if (later !== undefined) ordered.push(later);
      earlier = later = undefined;
    }
  }
  return later === undefined ? ordered : [...ordered, later];
}

/** How many tokens from here only join: `, and then`. */
function joinerLength(tokens: readonly Token[], at: number): number {
  let end = at;
  for (;;) {
    const token = tokens[end];
    if (token === undefined || (token.glued && token.kind === "word")) break;
    const phrase = JOINING_PHRASES.find((words) =>
      words.every((word, i) => tokens[end + i]?.lower === word),
    );
    if (phrase !== undefined) end += phrase.length;
    else if (JOINERS.has(token.lower)) end += 1;
    else break;
  }
  return end - at;
}

function startsClause(sentence: readonly Token[], at: number, length: number): boolean {
  const joiners = sentence.slice(at, at + length);
  const rest = stripFrame(sentence.slice(at + length)).tokens;
  const [first] = rest;
  if (first === undefined) return false;
  if (isVerbAt(rest, 0) || first.kind === "command" || CONDITIONS.has(first.lower)) return true;
  // "…, then total by name": after "then" something is done.
  if (joiners.some(({ lower }) => lower === "then") && isVerb(first.lower)) return true;
  if (PREPOSITIONS.has(first.lower) && INTERROGATIVES.has(rest[1]?.lower ?? "")) return true;
  if (!INTERROGATIVES.has(first.lower)) return false;
  // ", which …" goes on about what was just named.
  return (
    joiners.some(({ lower }) => lower !== ",") || !["which", "where", "when"].includes(first.lower)
  );
}

/** Whether the word at a position is a verb that asks for something, rather than a noun of the same form. */
export function isVerbAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "word" || !isVerb(token.lower)) return false;
  const next = tokens[at + 1];
  if (next?.lower === "of" || next?.glued === true) return false;
  if (!isAlsoNoun(token.lower)) return true;
  if (next === undefined || next.kind === "mark") return false;
  if (["for", "on", "as"].includes(next.lower)) return true;
  return (
    !PREPOSITIONS.has(next.lower) &&
    !AUXILIARIES.has(next.lower) &&
    !["and", "or"].includes(next.lower)
  );
}

/**
 * "read and summarise README.md": the object of the second verb is the first one's as well.
 * "If possible, …" frames what follows.
 */
function isUnfinished(tokens: readonly Token[]): boolean {
  const [first, ...more] = stripFrame(tokens).tokens;
  if (first === undefined) return tokens.length > 0;
  return more.length === 0 && isVerb(first.lower);
}

/** "In stocks.csv, find …": what stands before belongs to the clause that follows. */
function joinModifiers(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  let modifier: Token[] = [];
  for (const [index, part] of parts.entries()) {
    const [first] = part.tokens;
    const isModifier =
      index < parts.length - 1 &&
      first !== undefined &&
      PREPOSITIONS.has(first.lower) &&
      baseOfGerund(part.tokens[1]?.lower ?? "") === undefined;
    if (isModifier) modifier.push(...trimMarks(part.tokens));
    else {
      joined.push({ ...part, tokens: [...part.tokens, ...modifier] });
      modifier = [];
    }
  }
  return joined;
}

function jointOf(words: readonly string[]): Joint {
  const has = (...wanted: readonly string[]): boolean =>
    words.some((word) => wanted.includes(word));
  if (has("finally", "lastly", "end")) return "finally";
  // `npm run build && npm test`: the second only when the first has done.
  const isChained = words.filter((word) => word === "&").length > 1;
  return isChained || has("then", "next", "afterwards", "after", "done", "once") ? "then" : "and";
}

function trimMarks(tokens: readonly Token[]): readonly Token[] {
  const isEdge = (token: Token | undefined): boolean =>
    token !== undefined && (/^[,&]$/.test(token.text) || JOINERS.has(token.lower));
  let [start, end] = [0, tokens.length];
  while (start < end && isEdge(tokens[start])) start += 1;
  while (end > start && isEdge(tokens[end - 1])) end -= 1;
  return tokens.slice(start, end);
}

/** Content words and literals: what is left of a clause when all small words are gone. */
export function contentOf(tokens: readonly Token[]): Token[] {
  return tokens.filter(
    (token) => token.kind !== "mark" && !(token.kind === "word" && FUNCTION_WORDS.has(token.lower)),
  );
}
