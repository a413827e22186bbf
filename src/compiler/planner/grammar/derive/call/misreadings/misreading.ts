/** A clause with the calls that it would make, and what of it they would take for something else than it says. */
import type { ToolInfo } from "../../../../../../catalog/tool-info.ts";
import type { Field } from "../../../link/fields.ts";
import type { Reading, Span } from "../../../read/reading.ts";
import type { ClauseCall } from "../calls.ts";

export interface CalledClause {
  readonly reading: Reading;
  /** The clause, and the sentences that say more of it. */
  readonly spans: readonly Span[];
  readonly tool: ToolInfo;
  /** Stems of the name, description and phrases of the tool. */
  readonly about: ReadonlySet<string>;
  readonly calls: readonly ClauseCall[];
  /** Clauses of other tasks. */
  readonly others: readonly Span[];
}

export interface Misreading {
  readonly words: Span;
  readonly reason: string;
}

/** What a call may leave out, for what it is by default. */
export function isOptional({ required, hasDefault }: Field): boolean {
  return !required || hasDefault;
}

/** With words of its sentence that are in no clause of another task. */
export function withRest(clause: CalledClause): CalledClause {
  const { reading, spans, others } = clause;
  const [span] = spans;
  const sentence =
    span && reading.sentences.find(({ from, to }) => from <= span.from && span.from < to);
  if (span === undefined || sentence === undefined) return clause;
  const next = Math.min(
    sentence.to,
    ...others.map(({ from }) => from).filter((from) => from >= span.to),
  );
  return next > span.to ? { ...clause, spans: [...spans, { from: span.to, to: next }] } : clause;
}

/** Positions of the clause that are in no quotation. */
export function positionsIn({ reading: { marks }, spans }: CalledClause): number[] {
  const isQuoted = (at: number): boolean =>
    marks.some(({ is, from, to }) => is === "quoted" && from <= at && at < to);
  return spans
    .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))
    .filter((at) => !isQuoted(at));
}

/** Whether a word is, or is a part of, the value of an argument of one of the calls. */
export function isTaken(at: number, { calls }: CalledClause): boolean {
  return calls.some(({ assigned }) =>
    assigned.some(({ value, items = [value] }) =>
      items.some(({ from, to }) => from <= at && at < to),
    ),
  );
}
