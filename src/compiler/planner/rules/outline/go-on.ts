/** Tasks that go on with what an earlier one has: its files, or what it made of them. */
import { isMaking } from "../language/presenting.ts";
import type { Token } from "../language/tokens.ts";
import type { Draft } from "./draft.ts";
import { onlyTakes } from "./only-names.ts";
import { hasLiteral, holdsData } from "./operands.ts";
import { antecedents, type Antecedents } from "./references.ts";

/** "summarise README.md and find its keywords": the same agent goes on with the same files. */
export function sharesOperands({ drafts, isNamed }: Antecedents, agent: string): Draft | undefined {
  // "compare the two summaries" names what was made.
  const last = isNamed ? undefined : drafts.at(-1);
  const goesOn = last !== undefined && last.agent === agent && last.producers.length > 0;
  // "chart it and save it": what was made is meant, not what it was made from.
  return goesOn && !last.words.some(({ lower }) => isMaking(lower)) ? last : undefined;
}

interface Work {
  readonly tokens: readonly Token[];
  /** The words that the agent was chosen by: fewer than all where the others name a column. */
  readonly about: readonly Token[];
  readonly agent: string;
}

/** The earlier tasks whose results the work is done to, by its words or because nothing else can be meant. */
export function worksOnEarlier(
  { tokens, about, agent }: Work,
  earlier: readonly Draft[],
): Antecedents {
  const last = earlier.findLast(({ isProducer }) => !isProducer);
  const made = madeOfSeveral(tokens, agent, last);
  const said = made ?? antecedents(tokens, earlier);
  if (said.drafts.length > 0 || about === tokens) return said;
  return takenBefore(tokens, agent, last) ?? said;
}

/** "join a.csv and b.csv and show the top 5 by total": of what was made of the two, and of neither. */
function madeOfSeveral(
  tokens: readonly Token[],
  agent: string,
  last: Draft | undefined,
): Antecedents | undefined {
  const isMade =
    last?.agent === agent &&
    last.operands.length > 1 &&
    last.words.some(({ lower }) => ["join", "merge", "combine"].includes(lower));
  return isMade && !hasLiteral(tokens) ? { drafts: [last], isNamed: true } : undefined;
}

/** "get https://example.org/a.json and compute the average of price": of what was just got. */
function takenBefore(
  tokens: readonly Token[],
  agent: string,
  last: Draft | undefined,
): Antecedents | undefined {
  const isTaken = last !== undefined && last.agent !== agent && onlyTakes(last);
  const isData = isTaken && last.operands.every(holdsData);
  return isData && !hasLiteral(tokens) ? { drafts: [last], isNamed: true } : undefined;
}
