/** "Assign Ada, Ben and not Cleo", "without a car", "and the two sons": what is taken out, left open or only counted is no value. */
import { isExcluding } from "../../../link/function-words.ts";
import type { Span } from "../../../read/reading.ts";
import type { Assigned } from "../assigned.ts";
import type { CalledClause, Misreading } from "./misreading.ts";

const WORDS: ReadonlySet<string> = new Set(["phrase", "name", "code"]);
const ARTICLES = new Set("a an the any by".split(" "));
const OWNERS = new Set("the his her their my our your both".split(" "));
const COUNTS = new Set("two three four five six seven eight nine ten".split(" "));

export function excludedValue({
  reading: { tokens },
  tool,
  calls,
}: CalledClause): Misreading | undefined {
  if (tool.effect === "read") return undefined;
  const lower = (at: number): string => tokens[at]?.lower ?? "";
  const begins = ({ from }: Span): number => (ARTICLES.has(lower(from - 1)) ? from - 1 : from);
  const excluded = ({ field, literal, value, items = [value] }: Assigned): Span | undefined => {
    if (field.kind === "flag" || (literal === undefined && field.kind !== "text")) return undefined;
    for (const item of items) {
      if (!WORDS.has(item.is)) continue;
      const at = Array.from({ length: item.to - item.from }, (_, i) => item.from + i).find(
        (one) => isExcluding(lower(one)) && literal === undefined,
      );
      if (at !== undefined) return { from: at, to: at + 1 };
      const before = begins(item) - 1;
      // "Serial no. 5", and "but" before what is another part.
      if (
        isExcluding(lower(before)) &&
        lower(before) !== "but" &&
        !(item.is === "code" && lower(before) === "no")
      )
        return { from: before, to: item.to };
      const isOwned = items.length > 1 && OWNERS.has(lower(item.from - 1));
      const isNamed = item.is === "phrase" && /\bnames? of\b/i.test(field.description);
      if (COUNTS.has(lower(item.from)) && (isOwned || isNamed))
        return { from: item.from - 1, to: item.to };
    }
    return undefined;
  };
  for (const one of calls.flatMap(({ assigned }) => assigned)) {
    const words = excluded(one);
    if (words !== undefined)
      return {
        words,
        reason: `it is no value of ${one.field.name} of ${tool.name}; name what it is to be`,
      };
  }
  return undefined;
}
