/** Words that say how many of what was asked for are wanted, and ask for nothing themselves. */
import { isFunctionWord } from "../link/function-words.ts";
import { isGenericVerb } from "../link/verbs.ts";
import type { Reading, Span } from "../read/reading.ts";

const LIMITS = new Set("first last top bottom".split(" "));
const LIMITED = new Set(
  "row rows record records entry entries line lines one ones result results only just".split(" "),
);

/** "give me the first 2", "show the top 5 rows": nothing but how many. */
export function onlyLimits({ tokens, marks }: Reading, { from, to }: Span): boolean {
  const words = tokens.slice(from, to);
  const isNumber = (at: number): boolean =>
    marks.some((mark) => mark.is === "number" && mark.from <= at && at < mark.to);
  return (
    words.some(({ lower }) => LIMITS.has(lower)) &&
    words.every(
      ({ lower, kind }, i) =>
        kind === "sign" ||
        LIMITS.has(lower) ||
        LIMITED.has(lower) ||
        isFunctionWord(lower) ||
        isGenericVerb(lower) ||
        isNumber(from + i),
    )
  );
}
