/** Cuts what a clause is about into its parts: the verb, the head, what follows a preposition, the things in a list. */
import { isLiteral } from "../language/literals.ts";
import { isStatistic } from "../language/statistics.ts";
import type { Token } from "../language/tokens.ts";
import { GENERIC_VERBS } from "../language/verbs.ts";
import { withoutTime } from "../language/time-words.ts";
import { ORDERING_WORDS, PREPOSITIONS } from "../language/words.ts";
import type { Agents, Capability } from "./agents.ts";
import { holdsData, operandsOf } from "./operands.ts";
import { contentOf, isVerbAt } from "./segment.ts";

/** These take two things or more at once, so a list after them is one list of operands. */
const RECIPROCAL = new Set(
  "compare between join merge correlate combine correlation comparison relationship versus vs".split(
    " ",
  ),
);
/** A word after these belongs to what stands before. */
const COMPLEMENT_STARTS = new Set(
  "of on about from for in with by per over across using".split(" "),
);
const LIST_JOINERS = new Set([",", "and", "&", "plus"]);

/** The verb that a clause begins with, if it begins with one. */
export function verbOf(tokens: readonly Token[]): Token | undefined {
  return isVerbAt(tokens, 0) ? tokens[0] : undefined;
}

/** The things that a clause asks for. Each begins with the verb that they share. */
export function splitList(tokens: readonly Token[], agents: Agents): (readonly Token[])[] {
  const verb = verbOf(tokens);
  const body = verb === undefined ? tokens : tokens.slice(1);
  const withVerb = (items: readonly (readonly Token[])[]): (readonly Token[])[] =>
    items.map((item) => (verb === undefined ? item : [verb, ...item]));

  if (tokens.some(({ lower }) => RECIPROCAL.has(lower))) return [tokens];
  const chunks = chunksOf(body);
  const items: Token[][] = [];
  for (const { tokens: chunk, joiner } of chunks) {
    const open = items.at(-1);
    if (open === undefined || areDifferent(open, chunk, verb, agents)) items.push([...chunk]);
    else open.push(...joiner, ...chunk);
  }
  return withVerb(items);
}

interface Chunk {
  readonly joiner: readonly Token[];
  readonly tokens: readonly Token[];
}

function chunksOf(tokens: readonly Token[]): Chunk[] {
  const chunks: { joiner: Token[]; tokens: Token[] }[] = [{ joiner: [], tokens: [] }];
  for (const token of tokens) {
    const last = chunks.at(-1);
    const joins = LIST_JOINERS.has(token.lower) && !(token.glued && token.kind === "word");
    if (!joins) last?.tokens.push(token);
    else if (last?.tokens.length === 0) last.joiner.push(token);
    else chunks.push({ joiner: [token], tokens: [] });
  }
  return chunks.filter((chunk) => chunk.tokens.length > 0);
}

/** Whether two things in a list are different work, rather than two operands of one. */
function areDifferent(
  left: readonly Token[],
  right: readonly Token[],
  verb: Token | undefined,
  agents: Agents,
): boolean {
  // ", sorted by size" says more of what stands before it.
  if (ORDERING_WORDS.has(right[0]?.lower ?? "")) return false;
  if (goesOnGrouping(left, right) || sharesItsNoun(left, right)) return false;
  if ([left, right].every(saysWhatOfData)) return true;
  const things = [left, right].map((tokens) =>
    withoutTime(tokens).filter((token) => !isLiteral(token) && !GENERIC_VERBS.has(token.lower)),
  );
  const [a, b] = things.map((words) => agents.capability(words));
  if (a === undefined || b === undefined || a.id === b.id) return false;
  if (verb !== undefined && !GENERIC_VERBS.has(verb.lower) && isOne(things, verb, agents)) {
    return false;
  }
  return speaksFor(a, b.id) && speaksFor(b, a.id);
}

/** "per symbol and year": two words for what is grouped by. */
function goesOnGrouping(left: readonly Token[], right: readonly Token[]): boolean {
  const isGrouped = ["per", "by", "each"].includes(left.at(-2)?.lower ?? "");
  const next = right[1];
  return isGrouped && (next === undefined || PREPOSITIONS.has(next.lower));
}

/** "average amount in sales.csv | and the top 5 products in sales.csv": each with its own file. */
function saysWhatOfData(tokens: readonly Token[]): boolean {
  return operandsOf(tokens).some(holdsData) && contentOf(tokens).some((token) => !isLiteral(token));
}

/** "average, minimum | and maximum price": all of them of what the last one names. */
function sharesItsNoun(left: readonly Token[], right: readonly Token[]): boolean {
  const [next] = contentOf(right);
  return (
    next !== undefined &&
    isStatistic(next.lower) &&
    contentOf(left).every(({ lower }) => isStatistic(lower))
  );
}

/** "count files and lines": a card has both in one thing, with the verb that they share. */
function isOne(things: readonly (readonly Token[])[], verb: Token, agents: Agents): boolean {
  const found = things.map((words) => agents.capability([verb, ...words]));
  const [first] = found;
  return found.every((capability, at) => {
    const matched = capability?.scores.get(capability.id)?.matched;
    const hasThing = things[at]?.some((word) => matched?.has(word)) === true;
    return capability?.id === first?.id && hasThing && matched?.has(verb) === true;
  });
}

/** The evidence is for the one rather than the other: not for both alike. */
function speaksFor(capability: Capability, other: string): boolean {
  const own = capability.scores.get(capability.id)?.score ?? 0;
  return own > 1.05 * (capability.scores.get(other)?.score ?? 0);
}

/** What a thing is called: without literals, times and verbs that say little. */
export function headWords(tokens: readonly Token[]): Token[] {
  return contentOf(withoutTime(tokens)).filter(
    (token) => !isLiteral(token) && !GENERIC_VERBS.has(token.lower),
  );
}

/** "the price | of bitcoin": the head, and the complement with its preposition. */
export function splitComplement(tokens: readonly Token[]): {
  readonly head: readonly Token[];
  readonly complement: readonly Token[];
} {
  const at = tokens.findIndex(({ lower }, i) => i > 0 && COMPLEMENT_STARTS.has(lower));
  return at === -1
    ? { head: tokens, complement: [] }
    : { head: tokens.slice(0, at), complement: tokens.slice(at) };
}
