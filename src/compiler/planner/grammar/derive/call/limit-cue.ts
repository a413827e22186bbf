/** Words that say that a number is a limit. */
import type { Field } from "../../link/fields.ts";
import type { CallContext } from "./context.ts";
import type { Value } from "./value.ts";

const BEFORE_LIMIT = new Set("top first last latest next best newest".split(" "));

/** What limits are called, with words that say nothing of what is limited. */
const LIMITS = new Set(
  "limit top n count max maximum num number of result item entri record row list size".split(" "),
);

/** "the last 10 commits", "the 5 latest entries", "five largest files", "which 5 files change most": how many at most. */
export function limitCue(
  { is, from, to }: Value,
  { integer, names, said, description }: Field,
  { reading: { tokens }, span }: CallContext,
): number {
  const isLimit =
    names.every((name) => LIMITS.has(name)) || /^how many\b.*\bat most\b/i.test(description);
  if ((is !== "number" && is !== "parameter") || !integer || !isLimit) return 0;
  const [before, after] = [tokens[from - 1]?.lower ?? "", tokens[to]?.lower ?? ""];
  const isExtreme = (lower: string): boolean =>
    BEFORE_LIMIT.has(lower) || /[^e]est$|^most$/.test(lower);
  const isCounted =
    said.has(tokens[to]?.stem ?? "") &&
    tokens.slice(to, span.to).some(({ lower }) => isExtreme(lower));
  return BEFORE_LIMIT.has(before) || isExtreme(after) || isCounted ? 0.8 : 0;
}
