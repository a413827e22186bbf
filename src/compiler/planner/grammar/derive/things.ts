/** "the keywords, readability and sentiment of notes.md": a list of things that agents do apart is a task for each. */
import type { Agents } from "../link/agents.ts";
import { isFunctionWord } from "../link/function-words.ts";
import { isGenericVerb, isOrder, isVerb } from "../link/verbs.ts";
import type { Reading, Span } from "../read/reading.ts";
import { isGerund } from "./sequence.ts";

/** What may follow a verb and no noun that is listed. */
const WHEN = new Set(
  "on at in from to by after before january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday".split(
    " ",
  ),
);

export interface Thing {
  readonly span: Span;
  /** What the list shares: its verb, and what is said at its end. */
  readonly extras: readonly Span[];
}

/** These take two things at once, so a list after them is one. */
const RECIPROCAL = new Set(
  "compare between join merge correlate combine correlation comparison relationship versus vs difference".split(
    " ",
  ),
);
/** What follows says more of what stands before. */
const ORDERING = new Set(
  "sorted ordered ranked grouped counted descending ascending including excluding starting using with".split(
    " ",
  ),
);
const JOINS = new Set([",", "and", "&", "plus"]);
const OF = new Set("of in for on about from over since at within during between".split(" "));
/** The evidence is for the one rather than the other: not for both alike. */
const RATHER = 1.05;

export function thingsOf(reading: Reading, { from, to }: Span, agents: Agents): Thing[] {
  const { tokens } = reading;
  const whole = [{ span: { from, to }, extras: [] }];
  if (tokens.slice(from, to).some(({ lower }) => RECIPROCAL.has(lower))) return whole;
  const verb = isVerb(tokens[from]?.lower ?? "") ? from : undefined;
  const things: Span[] = [];
  for (const chunk of chunksOf(reading, { from, to })) {
    const open = things.at(-1);
    const body =
      open?.from === verb && verb !== undefined ? { from: verb + 1, to: open?.to ?? 0 } : open;
    const isMore = things.some(({ from: at, to: end }) =>
      tokens
        .slice(at, end)
        .some(({ lower }, i) => ORDERING.has(lower) && tokens[at + i - 1]?.lower === ","),
    );
    if (open === undefined || body === undefined) things.push(chunk);
    else if (!isMore && areDifferent(reading, body, chunk, verb, agents)) things.push(chunk);
    else things[things.length - 1] = { from: open.from, to: chunk.to };
  }
  if (things.length < 2) return whole;
  const said =
    verb !== undefined && !isGenericVerb(tokens[verb]?.lower ?? "")
      ? [{ from: verb, to: verb + 1 }]
      : [];
  const last = things.at(-1);
  const tails = things.map((span) => tailOf(reading, span, agents));
  // Where another has a place of its own, that of the last is its own, too.
  const tail = tails.slice(0, -1).every((own) => own === undefined) ? tails.at(-1) : undefined;
  return things.map((span, at) => ({
    span,
    extras: [
      ...(at > 0 && !hasOwnVerb(reading, span) ? said : []),
      ...(tail !== undefined && span !== last ? [tail] : []),
    ],
  }));
}

/** Of verbs that are nouns as well, those that have one of these behind them are verbs: "look up". */
const PARTICLES = new Set("up out off down away back".split(" "));

/** "Search a.md and look up pet 1": what is done to the first is not done to the second. */
function hasOwnVerb({ tokens }: Reading, { from, to }: Span): boolean {
  const [first, second] = tokens.slice(from, to).map(({ lower }) => lower);
  if (first === undefined || second === undefined || !isVerb(first)) return false;
  return isOrder(first, second) || PARTICLES.has(second);
}

function chunksOf({ tokens, marks }: Reading, { from, to }: Span): Span[] {
  const chunks: Span[] = [];
  let begin = from;
  for (let at = from; at <= to; at += 1) {
    const isInside = marks.some((mark) => mark.is !== "json" && at > mark.from && at < mark.to);
    if (at < to && (isInside || !JOINS.has(tokens[at]?.lower ?? ""))) continue;
    if (at > begin) chunks.push({ from: begin, to: at });
    begin = at + 1;
  }
  return chunks;
}

/** Whether two things in a list are different work, rather than two that one does it to. */
function areDifferent(
  reading: Reading,
  left: Span,
  right: Span,
  verb: number | undefined,
  agents: Agents,
): boolean {
  const first = reading.tokens[right.from]?.lower ?? "";
  // "that departs on Monday and returns on Friday"
  const isVerbal =
    isVerb(first.replace(/s$/, "")) &&
    !isVerb(first) &&
    !["the", "a"].includes(first) &&
    right.to - right.from > 1 &&
    WHEN.has(reading.tokens[right.from + 1]?.lower ?? "");
  if (ORDERING.has(first) || isGerund(first) || isVerbal || isStatement(reading, right))
    return false;
  if (
    verb !== undefined &&
    !isGenericVerb(reading.tokens[verb]?.lower ?? "") &&
    isLabelled(reading, right)
  )
    return false;
  // "by folder and type" are two words for what is grouped by.
  if (
    ["per", "by", "each"].includes(reading.tokens[left.to - 2]?.lower ?? "") &&
    right.to - right.from <= 2
  )
    return false;
  const [a, b] = [agents.things(reading, [left]), agents.things(reading, [right])];
  const [one, other] = [bestOf(a), bestOf(b)];
  if (one === undefined || other === undefined || one === other) return false;
  if (verb !== undefined && !isGenericVerb(reading.tokens[verb]?.lower ?? "")) {
    // "count files and lines": a card has both in one thing, with the verb that they share.
    const said = { from: verb, to: verb + 1 };
    const [c, d] = [left, right].map((span) => bestOf(agents.things(reading, [said, span])));
    if (c !== undefined && c === d && (a.get(c) ?? 0) > 0 && (b.get(c) ?? 0) > 0) return false;
  }
  const rather = (scores: ReadonlyMap<string, number>, own: string, than: string): boolean =>
    (scores.get(own) ?? 0) > RATHER * (scores.get(than) ?? 0);
  return rather(a, one, other) && rather(b, other, one);
}

/** "Open a file for Ada, colour red, due 2027-05-01": a name and its value say more of the order that stands before. */
function isLabelled({ tokens, marks }: Reading, { from, to }: Span): boolean {
  const values = marks.filter(
    (mark) => mark.to === to && mark.from > from && mark.is !== "name" && mark.is !== "column",
  );
  const label = tokens.slice(from, Math.min(to, ...values.map((value) => value.from)));
  return (
    tokens[from - 1]?.lower === "," &&
    values.length > 0 &&
    label.length < 3 &&
    !label.some(({ lower }) => isVerb(lower))
  );
}

const STATES =
  /^(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|should|must|seems?|looks?|wants?|needs?)(?:n['’]t)?$|^(?:can['’]t|won['’]t|cannot)$/;
const SUBJECTS =
  /^(?:the|a|an|my|our|your|his|her|their|this|that|these|those|he|she|it|we|they|i|there|nobody|somebody|everybody)$/;

/** "Stop the pump, the tank isn't full": says why, and orders nothing. */
function isStatement({ tokens }: Reading, { from, to }: Span): boolean {
  const [first] = tokens.slice(from, to);
  const isSubject =
    first !== undefined && (SUBJECTS.test(first.lower) || /^\p{Lu}/u.test(first.text));
  return (
    isSubject &&
    tokens
      .slice(from + 1, to)
      .some(({ lower }, i) => STATES.test(lower) && tokens[from + i]?.lower !== "that")
  );
}

function bestOf(scores: ReadonlyMap<string, number>): string | undefined {
  return [...scores].toSorted(([, x], [, y]) => y - x)[0]?.[0];
}

/** "of notes.md", "over the past 6 months": what is said at the end of a thing and names no other. */
function tailOf(reading: Reading, span: Span, agents: Agents): Span | undefined {
  for (let at = span.from + 1; at < span.to - 1; at += 1) {
    if (!OF.has(reading.tokens[at]?.lower ?? "")) continue;
    const tail = { from: at, to: span.to };
    const own = bestOf(agents.things(reading, [span]));
    // "lines of code" is one thing.
    const isPart =
      own !== undefined &&
      (agents.things(reading, [{ from: at + 1, to: span.to }]).get(own) ?? 0) > 0;
    const isEmpty = reading.tokens
      .slice(at + 1, span.to)
      .every(({ lower }) => isFunctionWord(lower));
    if (!isPart && !isEmpty) return tail;
  }
  return undefined;
}
