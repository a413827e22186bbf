/**
 * Requests that say what is done when: "if that fails, …" between two orders, and "if the total … is above 5000, …".
 * Only a request that is made of nothing else is understood; every other one is refused, since what a condition is
 * about must not be guessed.
 */
import type { Reading, Span } from "../read/reading.ts";
import type { Clause } from "./clause.ts";
import { begun } from "./lead-ins.ts";

/** A comparison of what a question gives with a number. */
export interface Comparison {
  readonly operator: ">" | ">=" | "<" | "<=";
  readonly value: number;
  /** From its verb to its number. */
  readonly span: Span;
}

export interface Control {
  readonly is: "second way" | "condition";
  /** The words that say so. */
  readonly said: Span;
  /** Of a condition, what is compared. */
  readonly measured?: Clause;
  readonly comparison?: Comparison;
  /** What is done, in order: the alternatives, or what is done when it is true and when it is not. */
  readonly parts: readonly Clause[];
}

const FAILING =
  /^(?:and )?(?:if (?:that|this) (?:fails|does not work|doesn't work|goes wrong)|failing (?:that|this))$/;

/** How a request that is nothing but a condition or an order with a second way is to be done. */
export function controlOf(reading: Reading, clauses: readonly Clause[]): Control | undefined {
  const isPlain = clauses.every(
    ({ extras, when, introduces }) => extras.length === 0 && when === undefined && !introduces,
  );
  if (!isPlain) return undefined;
  return fallbackIn(reading, clauses) ?? conditionalIn(reading, clauses);
}

const POINTING = new Set("it them this that these those both again same".split(" "));

function fallbackIn(reading: Reading, clauses: readonly Clause[]): Control | undefined {
  const [first, condition, second, ...others] = clauses;
  if (first === undefined || condition?.form !== "condition" || second === undefined)
    return undefined;
  const isBetween = others.length === 0 && second.sentence === condition.sentence;
  if (!isBetween || !FAILING.test(wordsIn(reading, condition.span))) return undefined;
  if (!asks(first) || !asks(second)) return undefined;
  // What "it" is when the way to it has failed, nobody can say.
  if (
    reading.tokens.slice(second.span.from, second.span.to).some(({ lower }) => POINTING.has(lower))
  )
    return undefined;
  return { is: "second way", said: condition.span, parts: [first, second] };
}

function conditionalIn(reading: Reading, clauses: readonly Clause[]): Control | undefined {
  const [condition, then, other, ...others] = withOtherwise(reading, clauses);
  if (condition?.form !== "condition" || then === undefined || others.length > 0) return undefined;
  if (!asks(then) || then.sentence !== condition.sentence) return undefined;
  const comparison = comparisonIn(reading, condition.span);
  if (comparison === undefined) return undefined;
  const span = { from: condition.span.from + 1, to: comparison.span.from };
  // "If not the total …", "if in any month the total …": only what is named at once is measured.
  const { tokens } = reading;
  if (tokens[condition.span.from]?.lower !== "if" || tokens[span.from]?.lower !== "the")
    return undefined;
  const otherwise = other && otherwiseOf(reading, other);
  if (other !== undefined && otherwise === undefined) return undefined;
  return {
    is: "condition",
    said: condition.span,
    measured: { ...condition, span, whole: span, form: "question" },
    comparison,
    parts: [then, ...(otherwise === undefined ? [] : [otherwise])],
  };
}

/** "Otherwise, list …" is cut at its comma: both are one. */
function withOtherwise({ tokens }: Reading, clauses: readonly Clause[]): readonly Clause[] {
  const [other, order] = clauses.slice(2);
  if (other === undefined || order === undefined) return clauses;
  const isAlone =
    other.span.to === other.span.from + 1 && OTHERWISE.test(tokens[other.span.from]?.lower ?? "");
  if (!isAlone || other.sentence !== order.sentence) return clauses;
  const span = { from: other.span.from, to: order.span.to };
  return [
    ...clauses.slice(0, 2),
    { ...other, span, whole: { ...span, to: order.whole.to } },
    ...clauses.slice(4),
  ];
}

const OTHERWISE = /^(?:otherwise|else)$/;

/** "Otherwise list …": the order in it. */
function otherwiseOf({ tokens }: Reading, clause: Clause): Clause | undefined {
  const { span } = clause;
  if (clause.form !== "condition" || !OTHERWISE.test(tokens[span.from]?.lower ?? ""))
    return undefined;
  const { from, form } = begun(tokens, span.from + 1, span.to);
  const order: Clause = { ...clause, span: { from, to: span.to }, form };
  return asks(order) ? order : undefined;
}

const COMPARED: readonly (readonly [Comparison["operator"], RegExp])[] = [
  [
    ">=",
    /(?:^| )(?:is|are|was|were) (?:at least|(?:no|not) (?:below|under|(?:less|fewer|lower|smaller) than)|(?:more|greater|higher|larger) than or equal to)$/,
  ],
  [
    "<=",
    /(?:^| )(?:is|are|was|were) (?:at most|(?:no|not) (?:above|over|(?:more|greater|higher|larger) than)|(?:less|fewer|lower|smaller) than or equal to)$/,
  ],
  [
    ">",
    /(?:^| )(?:exceeds|(?:is|are|was|were) (?:above|over|(?:more|greater|higher|larger) than))$/,
  ],
  [
    "<",
    /(?:^| )(?:(?:falls|drops) below|(?:is|are|was|were) (?:below|under|(?:less|fewer|lower|smaller) than))$/,
  ],
];

/** At the end of some words, with a number that has no unit: an amount in another unit than the column's is another one. */
function comparisonIn(reading: Reading, span: Span): Comparison | undefined {
  const last = reading.marks.filter(({ to, from }) => to === span.to && from > span.from);
  const [number] = last;
  if (
    last.length !== 1 ||
    number?.is !== "number" ||
    number.ordinal === true ||
    !Number.isFinite(number.value)
  )
    return undefined;
  const before = wordsIn(reading, { from: span.from, to: number.from });
  for (const [operator, pattern] of COMPARED) {
    const words = pattern.exec(before)?.[0]?.trim().split(" ");
    if (words === undefined) continue;
    return {
      operator,
      value: number.value,
      span: { from: number.from - words.length, to: span.to },
    };
  }
  return undefined;
}

const asks = ({ form }: Clause): boolean => form === "imperative" || form === "question";

function wordsIn({ tokens }: Reading, { from, to }: Span): string {
  return tokens
    .slice(from, to)
    .map(({ lower }) => lower.replace("’", "'"))
    .join(" ");
}
