/** Whether an agent can be said to do what a clause asks for, or nobody can. */
import { isLiteral } from "../language/literals.ts";
import { withoutTime } from "../language/time-words.ts";
import { stemWord } from "../../../language/stem.ts";
import { meansSame } from "../../../language/thesaurus.ts";
import { FUNCTION_WORDS } from "../language/words.ts";
import type { Token } from "../language/tokens.ts";
import { GENERIC_VERBS, isSpecificVerb } from "../language/verbs.ts";
import type { Agents, Candidate } from "./agents.ts";
import { verbOf } from "./objects.ts";
import { holdsData, operandsOf, takesItself, worksOn } from "./operands.ts";
import { askedThing } from "./asked-thing.ts";
import { contentOf, type Clause } from "./segment.ts";

export interface Refusal {
  readonly reason: "verb" | "nothing";
  /** The words that no agent has. */
  readonly unknown: readonly Token[];
  /** The agents that come nearest, best first. */
  readonly nearest: readonly string[];
  readonly clause: Clause;
}

export type Verdict = { readonly agent: string } | Omit<Refusal, "clause">;

/** Less than this share of the words that say what is wanted, and another thing is wanted. */
const LEAST_SHARE = 0.3;

/** `about`: the words to choose the agent by; by default all. `recent`: agents that the sentence is about already. */
export function judge(
  tokens: readonly Token[],
  agents: Agents,
  about: readonly Token[] = tokens,
  recent?: ReadonlySet<string>,
): Verdict {
  const found = agents.rank(withoutTime(about), recent);
  const telling = tellingWords(about, found);
  const ranked = found
    .map((each) => ({
      ...each,
      score:
        each.score * readingShare(each, operandsOf(about), agents) * tellingShare(each, telling),
    }))
    .toSorted((a, b) => b.score - a.score);
  const nearest = ranked.slice(0, 3).map(({ agent }) => agent);
  const verb = verbOf(tokens);
  const refuse = (reason: Refusal["reason"], unknown: readonly Token[]) => ({
    reason,
    unknown,
    nearest,
  });
  if (
    verb !== undefined &&
    isSpecificVerb(verb.lower) &&
    !ranked.some(({ agent }) => agents.knows(agent, verb))
  ) {
    return refuse("verb", [verb]);
  }
  // "predict the amount from sales.csv": who has the verb can do nothing with what is named.
  const [named] = operandsOf(about);
  const doers = ranked.filter(({ agent }) => verb !== undefined && agents.knows(agent, verb));
  const isForeign =
    named !== undefined &&
    verb !== undefined &&
    isSpecificVerb(verb.lower) &&
    !doers.some(({ agent }) => takesItself(agent, named, agents) || worksOn(agent, named, agents));
  if (isForeign) return refuse("nothing", [verb]);
  const reads = (agent: string): boolean =>
    named !== undefined && takesItself(agent, named, agents);
  const best = ranked.find(({ agent, matched }) => reads(agent) || !countsOnly(matched, telling));
  const unknown = telling.filter((token) => !best?.matched.has(token));
  if (best === undefined) return refuse("nothing", unknown);
  const known = telling.length - unknown.length;
  const onlyLiterals = known === 0 && contentOf(about).some((token) => isLiteral(token));
  // What else is said of a file is what stands in it: "the top 5 films by worldwide gross in films.json".
  // But "a regression" is what is wanted itself.
  const thing = askedThing(about);
  const isOther = thing !== undefined && !best.matched.has(thing);
  const isOfFile = known > 0 && reads(best.agent);
  if (isOther && (isOfFile || onlyLiterals)) return refuse("nothing", [thing]);
  const isEnough = onlyLiterals || isOfFile || (known > 0 && known / telling.length >= LEAST_SHARE);
  const [first] = tokens;
  const isStarted = first !== undefined && best.matched.has(first) && namesProgram(tokens);
  return isEnough || isStarted ? { agent: best.agent } : refuse("nothing", unknown);
}

/** "run cargo build": a program, which the workspace does not list; that is for the plan's checks to say. */
function namesProgram([verb, program]: readonly Token[]): boolean {
  const isRun = verb !== undefined && meansSame(stemWord(verb.lower), "run");
  return isRun && program?.kind === "word" && !FUNCTION_WORDS.has(program.lower);
}

/** "the number of stars": who can count, but knows nothing of what is counted. */
function countsOnly(matched: ReadonlySet<Token>, telling: readonly Token[]): boolean {
  const counted = telling.filter(({ lower }) => !COUNTING.has(lower));
  return (
    counted.length > 0 &&
    counted.length < telling.length &&
    !counted.some((token) => matched.has(token))
  );
}

const COUNTING = new Set(["number", "count", "many", "much", "how", "amount"]);

/** An agent that can do nothing with a file or page that is named would have to be meant very plainly. */
const CANNOT_READ = 0.5;
/** A price in a table is no price of a market. */
const CANNOT_READ_DATA = 0.25;

function readingShare({ agent }: Candidate, [operand]: readonly Token[], agents: Agents): number {
  const canUse =
    operand === undefined || takesItself(agent, operand, agents) || worksOn(agent, operand, agents);
  if (canUse) return 1;
  return holdsData(operand) ? CANNOT_READ_DATA : CANNOT_READ;
}

const MANY = 0.3;

/** Two of the words count for more than one of them twice. */
function tellingShare({ matched }: Candidate, telling: readonly Token[]): number {
  if (telling.length === 0) return 1;
  return 1 - MANY + (MANY * telling.filter((token) => matched.has(token)).length) / telling.length;
}

/** The words that say what is wanted, and small ones ("how many") that some agent has a word for. */
function tellingWords(tokens: readonly Token[], found: readonly Candidate[]): readonly Token[] {
  const content = new Set(contentOf(tokens));
  return withoutTime(tokens).filter(
    (token) =>
      (content.has(token) && isTelling(token)) ||
      (token.kind === "word" &&
        !GENERIC_VERBS.has(token.lower) &&
        found.some(({ matched }) => matched.has(token))),
  );
}

/** Says what is wanted; names (in capitals) say of what, and verbs like "get" say nothing. */
function isTelling(token: Token): boolean {
  return token.kind === "word" && !GENERIC_VERBS.has(token.lower) && !/^\p{Lu}/u.test(token.value);
}
