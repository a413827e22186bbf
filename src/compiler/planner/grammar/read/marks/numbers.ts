/** Numbers, in digits and in words. */
import type { Draft } from "../draft.ts";
import { numberAt } from "../number-at.ts";
import type { Mark } from "../reading.ts";
import { isUnitOfTime } from "../units-of-time.ts";

export function numbers(draft: Draft): Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at < draft.tokens.length;) {
    const found = numberAt(draft, at);
    if (found === undefined || isPartOfWord(draft, at, found.to)) {
      at += 1;
      continue;
    }
    const { to, value, ordinal } = found;
    marks.push({ from: at, to, is: "number", value, ...(ordinal && { ordinal }) });
    // "5m": five million, and five metres.
    if (/^[mbT]$/.test(draft.tokens[to - 1]?.text ?? "") && to === at + 2)
      marks.push({ from: at, to: at + 1, is: "number", value: Number(draft.tokens[at]?.text) });
    at = to;
  }
  return marks;
}

/** "two-factor", "one-way": a number in words that a hyphen joins to something that is not counted. */
function isPartOfWord({ tokens, lower }: Draft, at: number, to: number): boolean {
  const next = tokens[to];
  if (tokens[at]?.kind !== "word") return false;
  return next?.glued === true && next.kind === "word" && !isUnitOfTime(lower(to));
}
