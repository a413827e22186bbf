import type { Facts } from "./facts.ts";
import { withCommandLines } from "./language/command-lines.ts";
import { tokenize, type Token } from "./language/tokens.ts";

/**
 * The tokens of a text, as far as the world helps to tell them. `agents`: the names of those that there are. Without
 * them a command line is one after a verb alone, as it is in titles.
 */
export function tokensOf(
  text: string,
  facts: Facts | undefined,
  agents?: ReadonlySet<string>,
): Token[] {
  const tokens = tokenize(text, facts && ((path) => facts.exists(path)));
  return withCommandLines(tokens, text, new Set(facts?.commands), agents);
}
