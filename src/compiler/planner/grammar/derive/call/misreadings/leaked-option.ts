/** "Delay K-1 by 5 minutes because of snow and K-2 by 9": what is said in one part of a coordination holds for no other part. */
import type { Assigned } from "../assigned.ts";
import { isOptional, type CalledClause, type Misreading } from "./misreading.ts";

/** "20 ml each", "both express" */
const FOR_ALL = new Set("each both all every apiece everywhere always".split(" "));
const APART = new Set([",", ";", ".", "because", "due"]);
const SINGLE = new Set("a an one another".split(" "));
const ANOTHER = new Set("another one other second".split(" "));

export function leakedOption({
  reading: { tokens },
  tool,
  calls,
}: CalledClause): Misreading | undefined {
  if (tool.effect === "read" || calls.length < 2) return undefined;
  const all = calls.map(({ assigned }) => assigned);
  const isIn = (one: Assigned, call: readonly Assigned[]): boolean =>
    call.some(({ field, value }) => field.name === one.field.name && value.from === one.value.from);
  const isShared = (one: Assigned): boolean => all.every((call) => isIn(one, call));
  const varying = all.flat().filter((one) => !isShared(one));
  const fields = new Set(varying.map(({ field }) => field.name));
  const first = Math.min(...varying.map(({ value }) => value.from));
  const last = Math.max(...varying.map(({ value }) => value.to));
  const lower = (at: number): string => tokens[at]?.lower ?? "";
  const isForAll = ({ from, to }: Assigned["value"]): boolean =>
    [from - 1, from - 2, to, to + 1].some((at) => FOR_ALL.has(lower(at)));
  const leaks = ({ field, value, literal }: Assigned): boolean => {
    if (!isOptional(field) || isForAll(value)) return false;
    if (value.from > last) {
      // "…, express" and "because of snow" are said of all, and so is what follows "K-1 and K-2".
      const isApart = tokens
        .slice(last, value.from)
        .some(({ lower: between }) => APART.has(between));
      return fields.size > 1 && !isApart;
    }
    if (value.from > first) return true;
    // "An urgent one for K-1 and another for K-2"; "and a low one for K-2"
    const isSingle = SINGLE.has(lower(value.from - 1));
    return (
      literal !== undefined &&
      isSingle &&
      tokens.slice(first, last).some((token) => ANOTHER.has(token.lower))
    );
  };
  const found = varying.length === 0 ? undefined : all[0]?.filter(isShared).find(leaks);
  if (found === undefined) return undefined;
  return {
    words: found.value,
    reason: `it is said of one of the calls of ${tool.name}, and ${found.field.name} of the others is open; say it of each, or ask for each by itself`,
  };
}
