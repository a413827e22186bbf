/** Cuts a request into clauses: stretches that ask for one thing each, and sentences that only say more. */
import { isFunctionWord } from "../link/function-words.ts";
import { isAlsoNoun, isVerb } from "../link/verbs.ts";
import type { Reading, Span, Token } from "../read/reading.ts";
import type { Clause } from "./clause.ts";
import { begun } from "./lead-ins.ts";
import { isPresenting } from "./presenting.ts";
import { inTimeOrder, isCondition, isGerund } from "./sequence.ts";

const BREAKS = new Set("and then ; : also , & && plus but or after before while".split(" "));

export function clausesOf(reading: Reading): Clause[] {
  const inside = insideMarks(reading);
  const cuts = reading.sentences.flatMap((sentence, at) =>
    inTimeOrder(cut(reading, sentence, at, inside)),
  );
  // Lines under "a report of the following:" are what it is to have in it.
  const show = cuts.findIndex(({ introduces, span }) => introduces && isPresenting(reading, span));
  const pieces = cuts.map((one, at): Clause =>
    show !== -1 && at > show && one.form === "statement" ? { ...one, form: "wish" } : one,
  );
  const requests = pieces.filter(({ form }) => form !== "statement");
  if (requests.length === 0)
    return pieces
      .slice(0, 1)
      .map((one) => ({ ...one, extras: pieces.slice(1).map(({ span }) => span) }));
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

function cut(
  reading: Reading,
  sentence: Span,
  index: number,
  inside: ReadonlySet<number>,
): Clause[] {
  const { tokens } = reading;
  const commands = new Set(
    reading.marks.flatMap(({ is, from }) => (is === "command" ? [from] : [])),
  );
  const clauses: Clause[] = [];
  let begin = sentence.from;
  let listed = false;
  const close = (end: number): void => {
    const { from, form: own, when } = opened(reading, begin, end, commands, inside);
    const isPage = own === "statement" && isPageOf(reading, { from, to: end });
    const form = listed && own === "statement" ? "wish" : isPage ? "wish" : own;
    let to = end;
    while (
      to > from &&
      /^[.,;:!?"'”)&]$|^&&$|^and$|^then$|^or$|^also$/.test(tokens[to - 1]?.lower ?? "") &&
      !inside.has(to - 1)
    )
      to -= 1;
    const isThen =
      tokens.slice(begin, from).some(({ lower }) => ORDER.has(lower)) ||
      tokens[begin]?.lower === "&&";
    const introduces = tokens.slice(to, end).some(({ lower }) => lower === ":");
    if (to > from)
      clauses.push({
        span: { from, to },
        whole: { from: begin, to: end },
        extras: [],
        form,
        sentence: index,
        introduces,
        isThen,
        ...(when && { when }),
      });
    begin = end;
  };
  for (let at = sentence.from + 1; at < sentence.to; at += 1) {
    if (inside.has(at) || at <= begin) continue;
    const isBreak = BREAKS.has(tokens[at]?.lower ?? "");
    if (commands.has(at) && tokens.slice(begin, at).some((_, i) => commands.has(begin + i))) {
      close(at);
      continue;
    }
    if (!isBreak) continue;
    const next = opened(reading, at, sentence.to, commands, inside);
    if (isListAfter(reading, { from: begin, to: at }, sentence)) {
      close(at + 1);
      listed = true;
      continue;
    }
    if (!isCut(tokens, at, next, sentence)) continue;
    // "If possible, chart it": what stands before leads into it.
    if (opened(reading, begin, sentence.to, commands, inside).from >= at) continue;
    close(at);
    at = next.from;
  }
  close(sentence.to);
  const [first] = clauses;
  // Where a sentence begins with a word that is no other part of speech, it is a verb that the list does not have.
  if (first?.form === "statement" && looksImperative(tokens, first.span))
    clauses[0] = { ...first, form: "imperative" };
  return clauses;
}

const ORDER = new Set(
  "then afterwards afterward next finally lastly after once subsequently".split(" "),
);

interface Opened {
  readonly from: number;
  readonly form: Clause["form"];
  readonly when?: "before" | "after";
}

/** Where a clause begins and how it asks, with conditions, commands and "before doing …" among the ways. */
function opened(
  { tokens }: Reading,
  from: number,
  to: number,
  commands: ReadonlySet<number>,
  inside: ReadonlySet<number>,
): Opened {
  const found = begun(tokens, from, to);
  // What is quoted is no order, and stays whole: "Delete it" - what is its tone?
  if (inside.has(found.from))
    return { from: found.from - leftIn(inside, found.from), form: "statement" };
  const comma = tokens.findIndex(({ lower }, at) => at >= found.from && at < to && lower === ",");
  if (isCondition(tokens, { from: found.from, to: comma === -1 ? to : comma }))
    return { from: found.from, form: "condition" };
  for (let at = from; at <= found.from; at += 1) {
    const lower = tokens[at]?.lower ?? "";
    if ((lower === "before" || lower === "after") && isGerund(tokens[at + 1]?.lower ?? ""))
      return { from: at + 1, form: "imperative", when: lower };
    if (commands.has(at)) return { from: at, form: "imperative" };
  }
  return found;
}

/** How many tokens stand before one in the mark that it is in. */
function leftIn(inside: ReadonlySet<number>, at: number): number {
  let left = 0;
  while (inside.has(at - left)) left += 1;
  return left;
}

function isCut(tokens: readonly Token[], at: number, next: Opened, sentence: Span): boolean {
  const { from, form, when } = next;
  if (form === "condition") return from > at;
  if (when !== undefined) return when === "before";
  // "Sorted by site and then by weight" is one order of two columns.
  if (tokens[from]?.lower === "by") return false;
  if (from === at || from >= sentence.to || form === "statement") return false;
  const lower = tokens[at]?.lower ?? "";
  if (form === "question" && lower === "," && isRelative(tokens, at, from)) return false;
  // "For the last year: get …"
  if (lower === ":" && !/^(?:for|in|with|on|from)$/.test(tokens[sentence.from]?.lower ?? ""))
    return false;
  // "… that has wifi and is rated 4 stars" goes on about the same; "and is the …" asks.
  const [first, second] = [tokens[from]?.lower ?? "", tokens[from + 1]];
  if (
    /^(?:is|are|was|were|has|have|had)$/.test(first) &&
    second !== undefined &&
    !isFunctionWord(second.lower) &&
    !/^\p{Lu}/u.test(second.text)
  )
    return false;
  return form !== "imperative" || isClearly(tokens, from, lower, from - at, sentence.to);
}

/** "a report about this: authors, hotspots": what follows is what is asked for. */
function isListAfter(reading: Reading, before: Span, sentence: Span): boolean {
  const colon = before.to;
  return (
    reading.tokens[colon]?.lower === ":" &&
    colon + 1 < sentence.to &&
    isPresenting(reading, { from: begun(reading.tokens, before.from, colon).from, to: colon })
  );
}

/** "One page with everything", "a report of both", "pie chart: …": a thing to make, without a verb. */
function isPageOf(reading: Reading, { from, to }: Span): boolean {
  const { tokens } = reading;
  const isLed =
    /^(?:a|an|one|on)$/.test(tokens[from]?.lower ?? "") || tokens[to - 1]?.lower === ":";
  return isLed && isPresenting(reading, { from, to: tokens[to - 1]?.lower === ":" ? to - 1 : to });
}

/** ", which is …" says more of what stands before it. */
function isRelative(tokens: readonly Token[], at: number, from: number): boolean {
  return (
    from === at + 1 &&
    ["which", "who", "whose", "where", "when"].includes(tokens[from]?.lower ?? "")
  );
}

function looksImperative(tokens: readonly Token[], { from, to }: Span): boolean {
  const [word, next] = [tokens[from], tokens[from + 1]];
  if (word?.kind !== "word" || next === undefined || from + 1 >= to) return false;
  if (isFunctionWord(word.lower) || /(?:ly|ing|ed|s)$/.test(word.lower)) return false;
  return /^(?:the|a|an|all|my|our|your|his|her|their|its|it|this|that|these|those|them|me|us|each|every)$/.test(
    next.lower,
  );
}

/** Whether what follows "and" is a verb and no noun that goes on with a list. */
function isClearly(
  tokens: readonly Token[],
  at: number,
  before: string,
  skipped: number,
  end: number,
): boolean {
  const word = tokens[at];
  if (word === undefined || !isVerb(word.lower)) return skipped > 1;
  const next = tokens[at + 1];
  const isThen = tokens.slice(at - skipped, at).some(({ lower }) => ORDER.has(lower));
  if (next === undefined || next.kind === "sign" || at + 1 >= end) return isThen;
  if (!isAlsoNoun(word.lower) || skipped > 1) return true;
  const opens =
    /^(?:the|a|an|all|my|our|your|his|her|their|its|it|this|that|these|those|them|me|us|each|every|both|everything|how|what|which|for|if|whether|as)$/;
  return (
    opens.test(next.lower) ||
    (["and", ";", ":"].includes(before) && /^[\p{Lu}\d"'“]/u.test(next.text))
  );
}
