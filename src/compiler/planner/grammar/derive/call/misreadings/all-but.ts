/** "Cancel all pickups but K-31": what is left out is not what is meant. */
import { positionsIn, type CalledClause, type Misreading } from "./misreading.ts";

const ALL = new Set("all any every each both no".split(" "));
/** So many words may stand between: "all of the open pickups but K-31". */
const FAR = 6;

export function allBut(clause: CalledClause): Misreading | undefined {
  const {
    reading: { tokens },
    tool,
  } = clause;
  const lower = (at: number): string => tokens[at]?.lower ?? "";
  const isAfterAll = (at: number): boolean =>
    Array.from({ length: FAR }, (_, i) => at - 1 - i).some((one) => ALL.has(lower(one)));
  const at = positionsIn(clause).find((one) => lower(one) === "but" && isAfterAll(one));
  if (at === undefined) return undefined;
  return {
    words: { from: at, to: at + 1 },
    reason: `${tool.name} is asked for all but some; name those that are meant`,
  };
}
