/** "Move B-7 from 5 June to 9 June": two ends of one stretch, or the day that was and the one that is to be. */
import { moves, setsTo } from "../../../link/verbs.ts";
import type { Assigned } from "../assigned.ts";
import type { CalledClause, Misreading } from "./misreading.ts";

export function oldOrNew({
  reading: { tokens },
  spans: [span],
  tool,
  calls,
}: CalledClause): Misreading | undefined {
  const verb = tokens[span?.from ?? -1]?.lower ?? "";
  if (span === undefined || tool.effect === "read") return undefined;
  const isChange = ({ field }: Assigned): boolean =>
    moves(verb) || setsTo(verb) || /\bnew\b/i.test(field.description);
  const isEnd = ({ field, value }: Assigned): boolean =>
    value.is === "time" && field.end !== undefined;
  for (const { assigned } of calls) {
    const [first, last] = assigned
      .filter(isEnd)
      .toSorted((a, b) => a.value.from - b.value.from || a.value.to - b.value.to);
    if (first === undefined || last === undefined) continue;
    const isFrom = [first.value.from, first.value.from - 1].some(
      (at) => tokens[at]?.lower === "from",
    );
    const isOne =
      first.value.from === last.value.from || tokens[last.value.from - 1]?.lower === "to";
    if (isFrom && isOne && isChange(first))
      return {
        words: { from: first.value.from, to: last.value.to },
        reason: `it may be ${first.field.name} and ${last.field.name} of ${tool.name}, or what was and what is to be; say which is which`,
      };
  }
  return undefined;
}
