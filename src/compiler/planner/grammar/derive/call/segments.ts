/** What lies between two cuts of a clause: "the weather in Paris" and "London". */
import type { Reading, Span } from "../../read/reading.ts";

/** Where things are coordinated. */
export const JOINS = new Set([
  "and",
  ",",
  ";",
  ".",
  "then",
  "?",
  "\n",
  "or",
  "also",
  "&",
  ":",
  "versus",
  "vs",
]);

export function segmentsOf(
  { tokens, marks }: Reading,
  { from, to }: Span,
  values: readonly Span[],
): Span[] {
  const inside = new Set<number>();
  for (const mark of marks) {
    if (mark.is === "json" || mark.is === "range" || mark.to - mark.from > 0.8 * tokens.length)
      continue;
    for (let at = mark.from + 1; at < mark.to - 1; at += 1) inside.add(at);
  }
  // "Denver, Colorado" is one.
  for (const { from: first, to: last } of values)
    if (last <= to && first >= from) for (let at = first + 1; at < last; at += 1) inside.add(at);
  const segments: Span[] = [];
  let begin = from;
  for (let at = from; at <= to; at += 1) {
    if (at < to && (inside.has(at) || !JOINS.has(tokens[at]?.lower ?? ""))) continue;
    if (at > begin) segments.push({ from: begin, to: at });
    begin = at + 1;
  }
  return segments;
}
