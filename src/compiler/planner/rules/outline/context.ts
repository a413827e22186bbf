/** Clauses that ask for nothing: what somebody has, and conditions. */
import { INTERROGATIVES, SUBJECT_PRONOUNS } from "../language/words.ts";
import type { Agents } from "./agents.ts";
import { CONDITIONS, contentOf, type Clause } from "./segment.ts";
import { headWords } from "./objects.ts";
import { isLiteral } from "../language/literals.ts";

/** "If it is above 50, …": what follows would be done in either case, which is not what was asked for. */
export function isCondition({ tokens }: Clause): boolean {
  return CONDITIONS.has(tokens[0]?.lower ?? "");
}

/** "I have a file stocks.csv.", "Do the following:": names what others are about, and no work. */
export function isContext({ tokens }: Clause, agents: Agents): boolean {
  const [first, second] = tokens;
  const isStatement =
    SUBJECT_PRONOUNS.has(first?.lower ?? "") ||
    (["here", "there", "this", "these"].includes(first?.lower ?? "") &&
      ["is", "are"].includes(second?.lower ?? ""));
  if (isStatement) return true;
  if (INTERROGATIVES.has(first?.lower ?? "")) return false;
  const telling = headWords(tokens);
  const isOnlyPlace = telling.length === 0 && contentOf(tokens).every((token) => isLiteral(token));
  if (isOnlyPlace) return contentOf(tokens).length > 0 && first?.kind === "word";
  return (
    telling.length > 0 &&
    telling.every(({ lower }) => INTRODUCING.has(lower)) &&
    agents.rank(telling).length === 0
  );
}

const INTRODUCING = new Set(
  "following steps step tasks task jobs list questions question points".split(" "),
);
