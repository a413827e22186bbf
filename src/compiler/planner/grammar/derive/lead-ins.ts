/** Where a clause begins: after the words of politeness and order that only lead into it. */
import { isFunctionWord } from "../link/function-words.ts";
import { isVerb } from "../link/verbs.ts";
import type { Token } from "../read/reading.ts";

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
  that additionally moreover furthermore besides subsequently following this once done plus but or so now too
  meanwhile simultaneously later please kindly just maybe perhaps hi hello hey dear thanks ok okay , : -
`);

/** Before a verb, and with it one request: "can you", "I would like to", "help me". */
const LEADS: readonly (readonly string[])[] = [
  "can you",
  "could you",
  "would you",
  "will you",
  "can we",
  "could we",
  "can i",
  "could i",
  "may i",
  "should i",
  "are you able to",
  "is it possible to",
  "would it be possible to",
  "would you mind",
  "i want to",
  "i want you to",
  "i'd like to",
  "i'd like you to",
  "i would like to",
  "i would like you to",
  "i would love to",
  "i wish to",
  "i need to",
  "i need you to",
  "i have to",
  "i am trying to",
  "i'm trying to",
  "i'm looking to",
  "i am looking to",
  "i am planning to",
  "i'm planning to",
  "we want to",
  "we'd like to",
  "we would like to",
  "we need to",
  "we have to",
  "you need to",
  "you should",
  "you have to",
  "you must",
  "let's",
  "let us",
  "let me",
  "help me",
  "help me to",
  "help us",
  "assist me in",
  "assist me with",
  "assist in",
  "assist us in",
  "help with",
  "me",
  "proceed to",
  "go ahead and",
  "make sure to",
  "be sure to",
  "try to",
  "do",
  "i also need to",
  "i also want to",
  "i also would like to",
  "i would also like to",
  "i'd also like to",
  "it is critical to",
  "it is important to",
  "it is essential to",
  "your task is to",
  "the task is to",
  "the goal is to",
  "my goal is to",
  "we also need to",
  "we also want to",
  "we would also like to",
  "i also need you to",
  "i need your help to",
  "i need help to",
  "i will need to",
].map((lead) => lead.split(" "));
/** Say when something is done, or how much it matters, and stand before anything. */
const ASIDES: readonly (readonly string[])[] = [
  "first of all",
  "if possible",
  "if you can",
  "if you could",
  "if there is time",
  "if needed",
  "if necessary",
  "optionally",
  "ideally",
  "urgently",
  "critically",
  "crucially",
  "importantly",
  "most importantly",
  "above all",
  "as soon as possible",
  "to begin with",
  "to start with",
  "as a last step",
  "as the last step",
  "at the end",
  "in the end",
  "in addition",
  "in addition to that",
  "in addition to this",
  "as well as",
  "as well",
  "too well",
].map((lead) => lead.split(" "));
const WISHES: readonly (readonly string[])[] = [
  "i want",
  "i need",
  "i'd like",
  "i would like",
  "i am looking for",
  "i'm looking for",
  "i am interested in",
  "i'm interested in",
  "we want",
  "we need",
  "we would like",
  "we'd like",
  "we are looking for",
  "i also need",
  "i also want",
  "we also need",
  "i am curious",
  "i'm curious",
  "i wonder",
  "i require",
  "we require",
  "i would also like",
  "i am trying",
  "i'm trying",
  "i would love",
  "i wish",
].map((lead) => lead.split(" "));

/** Where a clause begins, without what only leads into it; and how it asks. */
export function begun(
  tokens: readonly Token[],
  from: number,
  to: number,
): { from: number; form: ClauseForm } {
  let at = from;
  let led = false;
  for (;;) {
    const aside = longest(ASIDES, tokens, at);
    if (aside !== undefined && at + aside.length < to) {
      at += aside.length;
      continue;
    }
    if (at < to && isLeadIn(tokens, at)) {
      at += 1;
      continue;
    }
    const lead = longest(LEADS, tokens, at);
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

/** "and", "then", "finally,", and stretches such as "after that". */
function isLeadIn(tokens: readonly Token[], at: number): boolean {
  const { lower = "", kind } = tokens[at] ?? {};
  if (kind === "sign") return /^[,.:;"'“‘!&–-]$/u.test(lower);
  if (!SEQUENCE.has(lower)) return false;
  // "first" of "first name" is none.
  const next = tokens[at + 1]?.lower ?? "";
  return (
    !["second", "third", "following", "first"].includes(lower) ||
    /^[,]$/.test(next) ||
    isVerb(next) ||
    isFunctionWord(next)
  );
}

function longest(
  phrases: readonly (readonly string[])[],
  tokens: readonly Token[],
  at: number,
): readonly string[] | undefined {
  return phrases
    .filter((words) => startsWith(tokens, at, words))
    .toSorted((a, b) => b.length - a.length)[0];
}

function startsWith(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((word, i) => (tokens[at + i]?.lower ?? "").replace("’", "'") === word);
}
