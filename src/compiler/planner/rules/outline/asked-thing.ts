/** The thing that a request names with an article: "run a regression on sales.csv". */
import { isLiteral } from "../language/literals.ts";
import { isPresentingNoun } from "../language/presenting.ts";
import type { Token } from "../language/tokens.ts";
import { GENERIC_VERBS } from "../language/verbs.ts";
import { PREPOSITIONS } from "../language/words.ts";

/** Whoever does anything with the data does these. */
const ANYTHING = new Set(
  "analysis study look check review investigation examination evaluation assessment idea feel feeling bit lot few".split(
    " ",
  ),
);

/** Before the article stands a verb at most, and to whom: "give me a". */
const LATEST = 2;

/** The noun; `undefined` when there is none, or it says nothing of what is done. */
export function askedThing(tokens: readonly Token[]): Token | undefined {
  const article = tokens.findIndex(({ lower }) => lower === "a" || lower === "an");
  if (article === -1 || article > LATEST) return undefined;
  const rest = tokens.slice(article + 1);
  const end = rest.findIndex(
    (token) => token.kind === "mark" || isLiteral(token) || PREPOSITIONS.has(token.lower),
  );
  const noun = rest.at((end === -1 ? rest.length : end) - 1);
  const isThing =
    end !== 0 &&
    noun?.kind === "word" &&
    !ANYTHING.has(noun.lower) &&
    !GENERIC_VERBS.has(noun.lower) &&
    !isPresentingNoun(noun.lower);
  return isThing ? noun : undefined;
}
