/** Cuts a clause into what is done last, and what that is done to. */
import { isPresentingNoun, isPresentingVerb } from "../language/presenting.ts";
import type { Token } from "../language/tokens.ts";
import { GENERIC_VERBS, isLightVerb, isSpecificVerb } from "../language/verbs.ts";
import { DETERMINERS, PREPOSITIONS, RESULT_NOUNS } from "../language/words.ts";
import { splitComplement, verbOf } from "./objects.ts";
import { contentOf } from "./segment.ts";

export interface HeadAndRest {
  readonly head: readonly Token[];
  readonly rest: readonly Token[];
}

/** "chart | both", "draw a pie chart | of the sizes", "write a report | on the prices", "a table | of the authors". */
export function presentingHead(tokens: readonly Token[]): HeadAndRest | undefined {
  const verb = verbOf(tokens);
  const { head, complement } = splitComplement(tokens);
  const isNoun = isPresentingNoun(contentOf(head).at(-1)?.lower ?? "");
  if (verb !== undefined && isPresentingVerb(verb.lower)) {
    // "chart the table of …" is done to a table, "draw a chart of …" makes one.
    const makes = isNoun && ["a", "an", "one"].includes(tokens[1]?.lower ?? "");
    return makes ? { head, rest: complement } : { head: [verb], rest: tokens.slice(1) };
  }
  if (verb !== undefined && !GENERIC_VERBS.has(verb.lower)) return undefined;
  return isNoun ? { head, rest: complement } : undefined;
}

/** "summarise | README.md", "the sentiment | of the latest commits". */
export function transformingHead(tokens: readonly Token[]): HeadAndRest {
  const verb = verbOf(tokens);
  if (verb !== undefined && isSpecificVerb(verb.lower) && !isLightVerb(verb.lower)) {
    return { head: [verb], rest: tokens.slice(1) };
  }
  const { head, complement } = splitComplement(tokens);
  return { head, rest: complement };
}

/** "compare | …" */
export function comparesOnly(head: readonly Token[]): boolean {
  return head.length === 1 && head[0]?.lower === "compare";
}

export interface WorkAndShow {
  readonly work: readonly Token[];
  /** Empty when the clause does not say how to show what it asks for. */
  readonly show: readonly Token[];
}

/** "list the authors | as a table", "put everything | in a report": how to show what the rest asks for. */
export function splitShow(tokens: readonly Token[]): WorkAndShow {
  const at = tokens.findLastIndex(
    ({ lower }, i) => i > 0 && ["as", "in", "into", "with", "to", "on"].includes(lower),
  );
  const phrase = at === -1 ? [] : tokens.slice(at + 1);
  const isShow =
    phrase.length > 0 &&
    phrase.length <= 4 &&
    isPresentingNoun(phrase.at(-1)?.lower ?? "") &&
    (tokens[at]?.lower === "as" || ["a", "an", "one"].includes(phrase[0]?.lower ?? ""));
  return isShow ? { work: tokens.slice(0, at), show: phrase } : { work: tokens, show: [] };
}

/** Whether the words ask for anything themselves: "put it all" does not, and "write" does not. */
export function asksForWork(tokens: readonly Token[]): boolean {
  return contentOf(tokens).some(
    ({ lower }) =>
      !GENERIC_VERBS.has(lower) &&
      !DETERMINERS.has(lower) &&
      !RESULT_NOUNS.has(lower) &&
      !isPresentingNoun(lower),
  );
}

export function withoutPreposition(tokens: readonly Token[]): readonly Token[] {
  const [first] = tokens;
  return first !== undefined && PREPOSITIONS.has(first.lower) ? tokens.slice(1) : tokens;
}
