/** "Cancel the refund of B-7" cancels a refund, which is an argument of what cancels B-7, and not the booking. */
import type { Assigned } from "../assigned.ts";
import type { CalledClause, Misreading } from "./misreading.ts";

const ARTICLES = new Set("the a an any my our your his her its their this that".split(" "));
const BELONGING = new Set("of for on from in to at".split(" "));

export function objectOfVerb({
  reading: { tokens },
  spans,
  tool,
  calls,
}: CalledClause): Misreading | undefined {
  const [span] = spans;
  if (tool.effect === "read" || span === undefined) return undefined;
  const assigned = calls.flatMap((call) => call.assigned);
  const isOther = ({ literal }: Assigned): boolean => literal === undefined;
  const isValue = (at: number): boolean =>
    assigned.some((one) => isOther(one) && one.value.from <= at && at < one.value.to);
  const found = assigned.find(({ field, literal, value: { from, to } }) => {
    if (field.kind !== "flag" || typeof literal !== "boolean" || from <= span.from || to > span.to)
      return false;
    const before = tokens[from - 1]?.lower ?? "";
    const begin = ARTICLES.has(before) ? from - 1 : from;
    // "the refund of B-7"
    const isOf = begin === span.from + 1 && (BELONGING.has(tokens[to]?.lower ?? "") || isValue(to));
    // "B-7's refund", "the B-7 refund"
    const isNamed = tool.effect === "destructive" && literal && isValue(from - 1) && !isValue(to);
    const isOwned = /^['’]?s$/u.test(before) && [from - 2, from - 3].some(isValue);
    return isOf || isNamed || isOwned;
  });
  if (found === undefined) return undefined;
  return {
    words: found.value,
    reason: `it is what the order is about, and ${found.field.name} of ${tool.name} only goes with it`,
  };
}
