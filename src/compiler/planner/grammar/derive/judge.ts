/** Whether an agent can be said to do what some words ask for, or nobody can. */
import { noAgentFits, type Diagnostic } from "../../../../contract/diagnostics/index.ts";
import type { Agents, Words } from "../link/agents.ts";
import { tellingIn } from "../link/asked-words.ts";
import { isGenericVerb, isVerb } from "../link/verbs.ts";
import type { Reading, Span } from "../read/reading.ts";
import { isWithin, textOf } from "./step.ts";
import { placeOf } from "./tables.ts";

export type Verdict = { readonly agent: string } | { readonly problem: Diagnostic };

/** Who can count knows nothing yet of what is counted. */
const COUNTING = new Set("number count many much amount total".split(" "));
export function isCounting(lower: string): boolean {
  return COUNTING.has(lower);
}

/** Whoever does anything with a file does these. */
const ANYTHING = new Set(
  "analysis study look check review investigation examination evaluation assessment idea overview bit lot few".split(
    " ",
  ),
);

/** @param among those that may be chosen at all */
export function judge(
  reading: Reading,
  words: Words,
  agents: Agents,
  among: (agent: string) => boolean = () => true,
): Verdict {
  const [only, ...others] = agents.cards;
  if (only !== undefined && others.length === 0) return { agent: only.name };
  const [span = { from: 0, to: 0 }] = words.spans;
  const ranked = agents.rank(reading, words).filter(({ agent }) => among(agent.name));
  const [best] = ranked;
  const nearest = ranked.slice(0, 3).map(({ agent }) => agent.name);
  const refuse = (verb?: string): Verdict => ({
    problem: noAgentFits(
      { text: textOf(reading, span), verb, nearest, agents: agents.cards.length },
      placeOf(reading, span),
    ),
  });
  const { tokens, marks } = reading;
  const telling = tellingIn(reading, span, words.ignored);
  const verb = tokens[span.from]?.lower ?? "";
  const isSpecific = isVerb(verb) && !isGenericVerb(verb) && telling.includes(span.from);
  const isNamed = best?.score === Infinity;
  if (best === undefined || isNamed)
    return best === undefined ? refuse(isSpecific ? verb : undefined) : { agent: best.agent.name };
  const thing = thingIn(reading, span, telling);
  const hasLiteral = marks.some((mark) => isWithin(mark, span) && LITERAL.has(mark.is));
  if (thing !== undefined && hasLiteral && !best.matched.has(thing)) return refuse();
  const isKnown = (at: number): boolean => ranked.some(({ matched }) => matched.has(at));
  // A name that no card has is what the work is done to.
  const wanted = telling.filter(
    (at) => isKnown(at) || !/^\p{Lu}/u.test(tokens[at]?.text ?? "") || at === span.from,
  );
  const said = wanted.filter((at) => !COUNTING.has(tokens[at]?.lower ?? ""));
  const isMarked = marks.some(
    (mark) =>
      isWithin(mark, span) &&
      (mark.is === "command" || (mark.is === "code" && agents.speaksOf(best.agent.name, mark))),
  );
  const isStarted = best.matched.has(span.from) && isVerb(verb) && span.to - span.from <= 4;
  const isEnough =
    said.length === 0 || said.some((at) => best.matched.has(at)) || isMarked || isStarted;
  return isEnough
    ? { agent: best.agent.name }
    : refuse(isSpecific && !isKnown(span.from) ? verb : undefined);
}

const LITERAL = new Set(["path", "url", "glob"]);

/** The thing that is named with an article: "run a regression on sales.csv". */
function thingIn(
  { tokens }: Reading,
  { from, to }: Span,
  telling: readonly number[],
): number | undefined {
  for (let at = from; at < Math.min(to, from + 3); at += 1) {
    if (tokens[at]?.lower !== "a" && tokens[at]?.lower !== "an") continue;
    let last: number | undefined;
    for (let noun = at + 1; noun < to && telling.includes(noun); noun += 1) last = noun;
    return last !== undefined && !ANYTHING.has(tokens[last]?.lower ?? "") ? last : undefined;
  }
  return undefined;
}
