/** Words for how the values of something become one, and which of them people leave out. */
import { stemWord } from "../../../language/stem.ts";
import { isIntensive } from "../../../language/quantities.ts";
import { meansSame } from "../../../language/thesaurus.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const STATISTICS = set(
  "average mean avg median sum total count minimum min maximum max lowest highest smallest largest",
);

/** Done again and again, with an amount each time. */
const AMOUNT_VERBS = set(`
  sold bought ordered earned made spent paid received produced shipped delivered consumed generated used brought
`);

/** Alone it does not say the values of what. */
export function isStatistic(lower: string): boolean {
  return STATISTICS.has(lower);
}

/** What people mean who name what is measured and nothing more: "amount per region", "rows per region". */
export function impliedStatistic(noun: string): "total" | "average" | "count" {
  if (meansSame(stemWord(noun), stemWord("row"))) return "count";
  return isIntensive(noun) ? "average" : "total";
}

/** "sold", in "which product sold most" */
export function tellsOfAmounts(lower: string): boolean {
  return AMOUNT_VERBS.has(lower);
}
