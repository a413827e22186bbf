import type { Token } from "../language/tokens.ts";
import { withoutTime } from "../language/time-words.ts";
import type { Agents, Candidate } from "./agents.ts";
import type { Draft } from "./draft.ts";
import type { HeadAndRest } from "./heads.ts";
import { onlyTakes } from "./only-names.ts";
import { headWords } from "./objects.ts";
import { hasLiteral, holdsData, operandsOf, takesItself, worksOn } from "./operands.ts";
import { antecedents } from "./references.ts";

export interface SourceContext {
  readonly agents: Agents;
  readonly earlier: readonly Draft[];
  /** Agents that the sentence is about already. */
  readonly recent: ReadonlySet<string>;
  /** Files and pages of the other clauses. */
  readonly nearby: readonly (readonly Token[])[];
  /** The head shows what the rest gives, rather than making something else of it. */
  readonly isPresenting: boolean;
}

/** The head's agent would have to say this much less of the rest than another one does. */
const FOREIGN = 0.5;

/**
 * The agent that makes what the head then works on: "chart | the price of bitcoin". There is none when
 * one agent does both, or when the rest speaks of what was asked for before.
 */
export function findSource(
  { head, rest }: HeadAndRest,
  { agents, earlier, recent, nearby, isPresenting }: SourceContext,
): Candidate | undefined {
  const ranked = agents.rank(withoutTime(rest), recent);
  const [own] = agents.rank(head);
  const [source, next] = ranked;
  if (own === undefined || source === undefined || own.agent === source.agent) return undefined;
  if (next?.score === source.score) return undefined;
  const telling = headWords(head);
  // "top 3 rows | by price in stocks.csv": who does it reads the file itself, whoever else speaks of prices.
  // "count them | by author": what it is done to was said.
  if (!isPresenting && antecedents(head, earlier).drafts.length > 0) return undefined;
  const [operand] = operandsOf(rest);
  const readsItself = operand !== undefined && takesItself(own.agent, operand, agents);
  if (!isPresenting && readsItself) return undefined;
  // "price trend | of GOOG in stocks.csv": nobody else can work on the data of a file.
  if (!isPresenting && operandsOf(rest).some(holdsData)) return undefined;
  if (!isPresenting && namesColumn({ head, rest }, { agents, earlier, nearby })) return undefined;
  const isItsOwn = telling.some((token) => own.matched.has(token));
  const knowsBoth = telling.some((token) => agents.knows(source.agent, token));
  if (!isItsOwn || knowsBoth) return undefined;
  if (antecedents(rest, earlier).drafts.length > 0 && !hasLiteral(rest)) return undefined;
  if (headWords(rest).every((token) => !source.matched.has(token))) {
    // A text is read for whoever analyses it; only what draws a file needs somebody to make a table of it.
    return isPresenting && makesTable(source, own, rest, agents) ? source : undefined;
  }
  const covered = ranked.find(({ agent }) => agent === own.agent)?.score ?? 0;
  return covered < FOREIGN * source.score ? source : undefined;
}

/**
 * "Load stocks.csv. Compute the average | of price": a column of what was named or got before, as long as
 * nothing says of what.
 */
export function namesColumn(
  { head, rest }: HeadAndRest,
  { agents, earlier, nearby }: Pick<SourceContext, "agents" | "earlier" | "nearby">,
): boolean {
  const [own] = agents.rank(head);
  const [word, ...others] = headWords(rest);
  const isOfOne = rest[0]?.lower === "of" && word !== undefined && others.length === 0;
  if (own === undefined || !isOfOne || hasLiteral(rest)) return false;
  const last = earlier.at(-1);
  const isGot = last !== undefined && onlyTakes(last) && last.operands.some(holdsData);
  const readsNearby = nearby.some(
    ([operand]) => operand !== undefined && takesItself(own.agent, operand, agents),
  );
  return isGot || readsNearby;
}

function makesTable(
  source: Candidate,
  own: Candidate,
  rest: readonly Token[],
  agents: Agents,
): boolean {
  const [operand] = operandsOf(rest);
  return (
    operand !== undefined &&
    takesItself(source.agent, operand, agents) &&
    !worksOn(own.agent, operand, agents)
  );
}
