/** Columns that words name by a part or a relative of their name only, while another column has a claim to the same words. */
import type { LexiconWord } from "../../link/lexicon-word.ts";
import type { Table } from "./columns.ts";
import type { Part } from "./parts.ts";

/** "Not back yet" says where something is, and names no `due_back`. */
const WHEREABOUTS = /^(?:out|off|up|down|away|back|in|on|over)$/;
/** A weaker link is no claim. */
const CLAIM = 0.5;

/** "The rate" is `rating`, or `rate_per_word`; "per kg" may be `kg_per_bag`, or say more of `price_usd_kg`. */
export function isContested(
  parts: readonly Part[],
  words: readonly LexiconWord[],
  { columns, lexicon }: Pick<Table, "columns" | "lexicon">,
): boolean {
  const isOther = (name: string, at: number): boolean =>
    lexicon
      .columnsAt(words, at)
      .some(({ column, weight }) => column.name !== name && weight >= CLAIM) ||
    columns.some(
      (column) => column.name !== name && lexicon.stemsOf(column).has(words[at]?.stem ?? ""),
    );
  return parts.some(({ uses }) =>
    uses.some(({ became, weight, from, to }) => {
      if (!became.startsWith("column ") || weight >= 1) return false;
      const name = became.slice("column ".length);
      if (words.slice(from, to).every(({ lower }) => WHEREABOUTS.test(lower))) return true;
      return Array.from({ length: to - from }, (_, i) => from + i).some((at) => isOther(name, at));
    }),
  );
}
