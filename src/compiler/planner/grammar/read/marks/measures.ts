/** Numbers, and what they are with what stands behind them: "4000 lbs", "20 %", "6 months", "$1.5M". */
import type { Draft } from "../draft.ts";
import { numberAt } from "../number-at.ts";
import type { Mark } from "../reading.ts";
import { isUnitOfTime } from "../units.ts";
import { findFrom } from "../walk.ts";
import { durationAt } from "./durations.ts";
import { moneyAt } from "./money.ts";
import { quantityAt } from "./quantities.ts";

export function measures(draft: Draft): Mark[] {
  const { says, lower } = draft;
  const marks: Mark[] = [];
  for (const { from, to, value, ordinal } of findFrom(draft, (at) => numberAt(draft, at))) {
    if (!isPartOfWord(draft, from, to))
      marks.push({ from, to, is: "number", value, ...(ordinal && { ordinal }) });
    const letter = to === from + 2 ? draft.tokens[to - 1]?.text : undefined;
    // "5m": five million, and five metres.
    if (letter !== undefined && /^[mbT]$/.test(letter))
      marks.push({ from, to: from + 1, is: "number", value: Number(draft.tokens[from]?.text) });
    if (ordinal === true) continue;
    const quantity = quantityAt(draft, from, { to, value });
    if (quantity !== undefined) marks.push(quantity);
    const money = moneyAt(draft, from, { to, value });
    if (money !== undefined) marks.push(money);
    const percent = /^(?:%|％|percent|pct)$/.test(lower(to)) ? 1 : says(to, "per", "cent") || /^percentage points?$/.test(`${lower(to)} ${lower(to + 1)}`) ? 2 : 0; // prettier-ignore
    if (percent > 0) marks.push({ from, to: to + percent, is: "percent", value });
  }
  for (const { from, to, count, unit } of findFrom(draft, (at) => durationAt(draft, at)))
    marks.push({ from, to, is: "duration", count, unit });
  return marks;
}

/** "two-factor", "one-way": a number in words that a hyphen joins to something that is not counted. */
function isPartOfWord({ tokens, lower }: Draft, at: number, to: number): boolean {
  const next = tokens[to];
  if (tokens[at]?.kind !== "word") return false;
  return next?.glued === true && next.kind === "word" && !isUnitOfTime(lower(to));
}
