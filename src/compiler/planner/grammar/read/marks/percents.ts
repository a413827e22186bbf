/** Percentages: "20%", "20 percent", "5 percentage points". */
import type { Draft } from "../draft.ts";
import { numberAt } from "../number-at.ts";
import type { Mark } from "../reading.ts";

const WORDS = new Set(["%", "％", "percent", "pct", "percentage"]);

export function percents(draft: Draft): Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at < draft.tokens.length;) {
    const number = numberAt(draft, at);
    const to = number && number.ordinal === undefined ? endOfPercent(draft, number.to) : undefined;
    if (number !== undefined && to !== undefined)
      marks.push({ from: at, to, is: "percent", value: number.value });
    at = to ?? number?.to ?? at + 1;
  }
  return marks;
}

function endOfPercent({ lower }: Draft, at: number): number | undefined {
  if (lower(at) === "per" && lower(at + 1) === "cent") return at + 2;
  if (lower(at) === "percentage") return /^points?$/.test(lower(at + 1)) ? at + 2 : undefined;
  return WORDS.has(lower(at)) ? at + 1 : undefined;
}
