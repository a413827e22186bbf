/** "Cancel K-31 and K-32 but refund only K-32": what is said of some of the things holds for no call of another. */
import { positionsIn, type CalledClause, type Misreading } from "./misreading.ts";

const SOME = new Set(["only", "but", "except", "apart", "unless", "solely", "just"]);

export function onlySome(clause: CalledClause): Misreading | undefined {
  const { reading, spans, tool, calls } = clause;
  if (tool.effect === "read" || calls.length < 2) return undefined;
  // "Cancel only K-31 and K-32" says it of all of them.
  const begin = spans[0]?.from ?? 0;
  const isSome = (at: number): boolean =>
    SOME.has(reading.tokens[at]?.lower ?? "") && at > begin + 1;
  const at = positionsIn(clause).find(isSome);
  if (at === undefined) return undefined;
  return {
    words: { from: at, to: at + 1 },
    reason: `it is said of some of the calls of ${tool.name} and not of the others; ask for each by itself`,
  };
}
