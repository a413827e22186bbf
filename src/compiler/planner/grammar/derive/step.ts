/** A task of stage 1 while the outline is made. */
import type { TableQuestion, TokenSpan } from "../../planner.ts";
import type { WordUse } from "../../explained.ts";
import type { Reading, Span } from "../read/reading.ts";
import type { Clause } from "./clause.ts";

export interface Step {
  readonly agent: string;
  readonly clause: Clause;
  readonly span: Span;
  readonly extras: Span[];
  readonly shared: TokenSpan[];
  readonly question?: TableQuestion;
  /** What the words of the question became. */
  readonly words?: readonly WordUse[];
  /** Earlier steps that its words refer to, or whose results it shows. */
  readonly needs: Set<Step>;
  /** Steps that only read what is named for it. */
  readonly readers: readonly Step[];
  /** It makes a thing of its own that shows others: a chart, a page. */
  readonly shows: boolean;
  readonly isReader: boolean;
}

/** Positions of the words of a step. */
export function positionsOf({ span, extras }: Pick<Step, "span" | "extras">): number[] {
  return [span, ...extras].flatMap(({ from, to }) =>
    Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i),
  );
}

export function textOf({ query, tokens }: Reading, { from, to }: Span): string {
  return query.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
}

export function isWithin(inner: Span, outer: Span): boolean {
  return inner.from >= outer.from && inner.to <= outer.to;
}

/** A step that takes nothing from others, but for what is said of it. */
export function stepOf(
  clause: Clause,
  span: Span,
  step: Partial<Omit<Step, "extras">> & Pick<Step, "agent"> & { readonly extras?: readonly Span[] },
): Step {
  return {
    clause,
    span,
    shared: [],
    needs: new Set(),
    readers: [],
    shows: false,
    isReader: false,
    ...step,
    extras: (step.extras ?? []).filter((extra) => !isWithin(extra, span)),
  };
}

/** Whether they have a word in common. */
export function overlap(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to;
}
