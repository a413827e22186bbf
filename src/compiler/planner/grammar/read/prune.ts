/** Leaves out marks that are only a part of what a longer one reads, and could not be meant by themselves. */
import type { Mark, MarkKind, Span, Token } from "./reading.ts";

/** Read of a number and what stands at it. */
const MEASURES = new Set<MarkKind>(["quantity", "money", "percent", "duration", "clock"]);

/** Of literals that lie within one another, the outermost; but a parameter of the query is one everywhere. */
export function outermost(literals: readonly Mark[]): Mark[] {
  let outer: Span = { from: 0, to: 0 };
  return literals
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
    .filter((mark) => {
      const isInside = isWithin(mark, outer);
      if (mark.to > outer.to) outer = mark;
      return !isInside || mark.is === "parameter";
    });
}

/** Numbers and lengths within a date, digits within an amount. The ends of a stretch of time stay. */
export function withoutParts(marks: readonly Mark[], tokens: readonly Token[]): Mark[] {
  const times = marks.filter(({ is }) => is === "time");
  const timesAt = byToken(times);
  const stretches = new Set(times.flatMap((time) => containing(timesAt, time)));
  const covers = byToken(
    marks.filter((mark) => MEASURES.has(mark.is) || (mark.is === "time" && !stretches.has(mark))),
  );
  return marks.filter(
    (mark) => !containing(covers, mark).some((cover) => hides(cover, mark, tokens)),
  );
}

function hides(cover: Mark, mark: Mark, tokens: readonly Token[]): boolean {
  if (cover.is === "time") return mark.is === "number" || MEASURES.has(mark.is);
  if (mark.is === "time") return cover.is !== "duration" && cover.is !== "clock";
  if (mark.is !== "number") return false;
  if (cover.is === "clock" || mark.from > cover.from) return true;
  // In "10km" and "20%" the number is nothing by itself; in "5 years", a column may be called years.
  const [last, after] = [tokens[mark.to - 1], tokens[mark.to]];
  return after?.kind === "sign" || (after?.glued === true && after.start === last?.end);
}

function byToken(marks: readonly Mark[]): ReadonlyMap<number, readonly Mark[]> {
  const at = new Map<number, Mark[]>();
  for (const mark of marks)
    for (let i = mark.from; i < mark.to; i += 1) at.set(i, [...(at.get(i) ?? []), mark]);
  return at;
}

function containing(marks: ReadonlyMap<number, readonly Mark[]>, span: Span): Mark[] {
  return (marks.get(span.from) ?? []).filter((mark) => isWithin(span, mark));
}

/** Within it, and shorter. */
function isWithin({ from, to }: Span, outer: Span): boolean {
  return from >= outer.from && to <= outer.to && to - from < outer.to - outer.from;
}
