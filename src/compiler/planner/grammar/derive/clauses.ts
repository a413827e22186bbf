/** Cuts a request into clauses: stretches that ask for one thing each, and sentences that only say more. */
import { isFunctionWord } from "../link/function-words.ts";
import { isAlsoNoun, isVerb } from "../link/verbs.ts";
import type { Reading, Span, Token } from "../read/reading.ts";

export interface Clause {
  /** What asks, without words of politeness and order before it. */
  readonly span: Span;
  /** Sentences without a request of their own, whose values may be arguments of it. */
  readonly extras: readonly Span[];
  readonly form: ClauseForm;
}

/** A wish ("I need …") may be no more than an introduction; a statement is a request only where there is no other. */
export type ClauseForm = "imperative" | "question" | "wish" | "statement";

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
const QUESTIONS = set(
  `what what's whats which who who's whom whose where where's when when's how why`,
);
const AUXILIARIES = set(
  `is are was were do does did has have can could may might should will would am`,
);
/** Say that something comes beside or after something, and nothing else. */
const SEQUENCE = set(`
  and then also next finally lastly first firstly second secondly third thirdly fourthly afterwards afterward after
  that additionally moreover furthermore besides subsequently following this once done plus but or so now too well as in
  addition to meanwhile simultaneously later please kindly just maybe perhaps hi hello hey dear thanks ok okay , : -
`);
const BREAKS = set("and then ; also , & plus but or after before while");
/** Before a verb, and with it one request: "can you", "I would like to", "help me". */
const LEADS: readonly (readonly string[])[] = [
  "can you", "could you", "would you", "will you", "can we", "could we", "can i", "could i", "may i", "should i", "are you able to", "is it possible to",
  "would it be possible to", "would you mind", "i want to", "i want you to", "i'd like to", "i'd like you to", "i would like to", "i would like you to",
  "i would love to", "i wish to", "i need to", "i need you to", "i have to", "i am trying to", "i'm trying to", "i'm looking to", "i am looking to",
  "i am planning to", "i'm planning to", "we want to", "we'd like to", "we would like to", "we need to", "we have to", "you need to", "you should",
  "you have to", "you must", "let's", "let us", "let me", "help me", "help me to", "help us", "assist me in", "assist me with", "assist in", "assist us in", "help with", "me",
  "proceed to", "go ahead and", "make sure to", "be sure to", "try to", "do", "i also need to", "i also want to", "i also would like to", "i would also like to", "i'd also like to",
  "we also need to", "we also want to", "we would also like to", "i also need you to", "i need your help to", "i need help to", "i will need to",
].map((lead) => lead.split(" ")); // prettier-ignore
const WISHES: readonly (readonly string[])[] = [
  "i want", "i need", "i'd like", "i would like", "i am looking for", "i'm looking for", "i am interested in", "i'm interested in", "we want", "we need",
  "we would like", "we'd like", "we are looking for", "i also need", "i also want", "we also need", "i am curious", "i'm curious", "i wonder", "i require", "we require",
  "i would also like", "i am trying", "i'm trying", "i would love", "i wish",
].map((lead) => lead.split(" ")); // prettier-ignore

export function clausesOf(reading: Reading): Clause[] {
  const inside = insideMarks(reading);
  const pieces = reading.sentences.flatMap((sentence) => cut(reading, sentence, inside));
  const requests = pieces.filter(({ form }) => form !== "statement");
  if (requests.length === 0) return pieces.slice(0, 1).map((one) => ({ ...one, extras: pieces.slice(1).map(({ span }) => span) })); // prettier-ignore
  // What is only said belongs to what was asked before it, or else to what is asked next.
  return requests.map((request, index) => {
    const next = requests[index + 1]?.span.from ?? Infinity;
    const extras = pieces.filter(
      ({ form, span }) =>
        form === "statement" && span.from < next && (span.from > request.span.from || index === 0),
    );
    return { ...request, extras: extras.map(({ span }) => span) };
  });
}

/** Tokens within a quoted text, a path and the like, where nothing is cut. */
function insideMarks({ tokens, marks }: Reading): ReadonlySet<number> {
  const inside = new Set<number>();
  for (const { from, to, is } of marks) {
    // A request that stands in quotation marks as a whole is none the less a request.
    if (is === "quoted" && to - from > 0.8 * tokens.length) continue;
    for (let at = from + 1; at < to; at += 1) inside.add(at);
  }
  return inside;
}

function cut({ tokens }: Reading, sentence: Span, inside: ReadonlySet<number>): Clause[] {
  const clauses: Clause[] = [];
  let begin = sentence.from;
  const close = (end: number): void => {
    const { from, form } = begun(tokens, begin, end);
    let to = end;
    while (to > from && /^[.,;:!?"'”)]$|^and$|^then$|^or$|^also$/.test(tokens[to - 1]?.lower ?? "") && !inside.has(to - 1)) to -= 1; // prettier-ignore
    if (to > from) clauses.push({ span: { from, to }, extras: [], form });
    begin = end;
  };
  for (let at = sentence.from + 1; at < sentence.to; at += 1) {
    if (inside.has(at) || !BREAKS.has(tokens[at]?.lower ?? "") || at <= begin) continue;
    const { from, form } = begun(tokens, at, sentence.to);
    if (from === at || from >= sentence.to || form === "statement") continue;
    const before = tokens[at]?.lower === "," ? "," : "and";
    if (form === "question" && before === "," && isRelative(tokens, at, from)) continue;
    if (form === "imperative" && !isClearly(tokens, from, before, from - at)) continue;
    close(at);
    at = from;
  }
  close(sentence.to);
  const [first] = clauses;
  // Where a sentence begins with a word that is no other part of speech, it is a verb that the list does not have.
  if (first?.form === "statement" && looksImperative(tokens, first.span)) clauses[0] = { ...first, form: "imperative" }; // prettier-ignore
  return clauses;
}

/** Where a clause begins, without what only leads into it; and how it asks. */
function begun(
  tokens: readonly Token[],
  from: number,
  to: number,
): { from: number; form: ClauseForm } {
  let at = from;
  let led = false;
  for (;;) {
    while (at < to && isLeadIn(tokens, at)) at += 1;
    const lead = LEADS.filter((words) => startsWith(tokens, at, words)).toSorted((a, b) => b.length - a.length)[0]; // prettier-ignore
    const after = tokens[at + (lead?.length ?? 0)]?.lower ?? "";
    if (lead === undefined || at + lead.length >= to) break;
    if (lead.length === 1 && !isVerb(after)) break;
    led = true;
    at += lead.length;
  }
  const lower = tokens[at]?.lower ?? "";
  if (QUESTIONS.has(lower)) return { from: at, form: "question" };
  if (led) return { from: at, form: "imperative" };
  if (AUXILIARIES.has(lower)) return { from: at, form: "question" };
  // "In Paris, what is …", "For the user, find …"
  const wish = WISHES.find((words) => startsWith(tokens, at, words));
  if (wish !== undefined) return { from: at + wish.length, form: "wish" };
  if (isVerb(lower)) return { from: at, form: "imperative" };
  return { from: at, form: "statement" };
}

/** ", which is …" says more of what stands before it. */
function isRelative(tokens: readonly Token[], at: number, from: number): boolean {
  return from === at + 1 && ["which", "who", "whose", "where", "when"].includes(tokens[from]?.lower ?? ""); // prettier-ignore
}

function looksImperative(tokens: readonly Token[], { from, to }: Span): boolean {
  const [word, next] = [tokens[from], tokens[from + 1]];
  if (word?.kind !== "word" || next === undefined || from + 1 >= to) return false;
  if (isFunctionWord(word.lower) || /(?:ly|ing|ed|s)$/.test(word.lower)) return false;
  return /^(?:the|a|an|all|my|our|your|his|her|their|its|it|this|that|these|those|them|me|us|each|every)$/.test(next.lower); // prettier-ignore
}

/** "and", "then", "finally,", and stretches such as "after that". */
function isLeadIn(tokens: readonly Token[], at: number): boolean {
  const { lower = "", kind } = tokens[at] ?? {};
  if (kind === "sign") return /^[,.:;"'“‘!&–-]$/u.test(lower);
  if (!SEQUENCE.has(lower)) return false;
  // "first" of "first name" is none.
  const next = tokens[at + 1]?.lower ?? "";
  return !["second", "third", "following", "first"].includes(lower) || /^[,]$/.test(next) || isVerb(next) || isFunctionWord(next); // prettier-ignore
}

function startsWith(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, i) => (tokens[at + i]?.lower ?? "").replace("’", "'") === word);
}

/** Whether what follows "and" is a verb and no noun that goes on with a list. */
function isClearly(tokens: readonly Token[], at: number, before: string, skipped: number): boolean {
  const word = tokens[at];
  if (word === undefined || !isVerb(word.lower)) return skipped > 1;
  const next = tokens[at + 1];
  if (next === undefined || next.kind === "sign") return false;
  if (!isAlsoNoun(word.lower) || skipped > 1) return true;
  const opens = /^(?:the|a|an|all|my|our|your|his|her|their|its|it|this|that|these|those|them|me|us|each|every|how|what|which|for|if|whether)$/; // prettier-ignore
  return opens.test(next.lower) || (before === "and" && /^[\p{Lu}\d"'“]/u.test(next.text));
}
