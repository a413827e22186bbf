/** How far a clause looks back for what it works on. */
import type { Span } from "../read/reading.ts";
import type { Situation } from "./situation.ts";
import { isWithin, type Step } from "./step.ts";
import { isTaking } from "./taking.ts";

/** "get https://example.org/a.json and compute the average of price": of what was just got. */
export function takenBefore(
  span: Span,
  agent: string,
  readers: readonly Step[],
  { reading, steps }: Situation,
): readonly Step[] {
  const hasLiteral = reading.marks.some((mark) => LITERAL.has(mark.is) && isWithin(mark, span));
  const taken =
    hasLiteral || readers.length > 0
      ? undefined
      : steps.findLast((step) => isTaking(reading, step));
  if (taken === undefined || taken.agent === agent || taken.isReader) return [];
  const later = steps.slice(steps.indexOf(taken) + 1);
  return later.every(({ needs }) => needs.has(taken)) ? [taken] : [];
}

export const LITERAL = new Set(["path", "url", "glob", "quoted", "code", "command", "parameter"]);

export function reachOf(span: Span, extras: readonly Span[]): Span {
  return {
    from: Math.min(span.from, ...extras.map(({ from }) => from)),
    to: Math.max(span.to, ...extras.map(({ to }) => to)),
  };
}
