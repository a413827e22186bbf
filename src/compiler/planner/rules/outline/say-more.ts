/** "List the files and sort them by size": says more of what was asked for, and asks for nothing else. */
import { numberWord } from "../language/numbers.ts";
import type { Token } from "../language/tokens.ts";
import type { Agents } from "./agents.ts";
import type { Draft } from "./draft.ts";
import { hasLiteral } from "./operands.ts";
import { contentOf } from "./segment.ts";
import { antecedents } from "./references.ts";

/** How what was found is to stand there. */
const ARRANGING = new Set(["sort", "order", "group", "rank", "arrange", "count"]);
const PRONOUNS = new Set(["it", "them", "these", "those", "all"]);

/** Adds the words to the task that they say more of; `false` when they ask for work of their own. */
export function sayMore(
  tokens: readonly Token[],
  earlier: readonly Draft[],
  agents: Agents,
): boolean {
  const [verb, pronoun, ...rest] = tokens;
  const [about, ...others] = antecedents(tokens, earlier).drafts;
  const isMore =
    verb !== undefined &&
    ARRANGING.has(verb.lower) &&
    PRONOUNS.has(pronoun?.lower ?? "") &&
    rest.length > 0 &&
    !hasLiteral(rest);
  if (!isMore || about === undefined || others.length > 0) return false;
  // Who can do it with what was found does it there; a table that somebody else made is counted by a tool for tables.
  const [best] = agents.rank([verb, ...rest]);
  const knows = (token: Token): boolean => agents.knows(about.agent, token);
  const isItsOwn = best?.agent === about.agent || knows(verb) || contentOf(rest).every(knows);
  if (best !== undefined && !isItsOwn) return false;
  // "the last 50 commits, counted by author" are 50 commits, and not 50 authors.
  const isLimited = about.words.some(
    ({ number, lower }) => number !== undefined || numberWord(lower),
  );
  if (isLimited && verb.lower !== "sort" && verb.lower !== "order") return false;
  about.form.push(verb, ...rest);
  return true;
}
