/** "Most jobs" counts jobs, and not the different values of `job_type`. */
import { wordsOfName } from "../../../link/identifier.ts";
import { columnOf, usesOf, type Check } from "./claim.ts";

/** What they stand behind is what a column holds: `customer_id` has customers. */
const NAMING = new Set("name names id ids no nr number code key title label".split(" "));

export const partialNames: Check = (claim) => {
  const measures = (claim.query["measures"] ?? []) as readonly { how?: string; column?: string }[];
  const counted = new Set(
    measures.flatMap(({ how, column }) => (how === "distinct" ? [column] : [])),
  );
  return usesOf(claim).flatMap((use) => {
    const column = columnOf(use, claim.table);
    if (column === undefined || !counted.has(column.name)) return [];
    const { words, stems } = wordsOfName(column.name);
    const head = words.findLastIndex((word) => !NAMING.has(word));
    const said = new Set(claim.reading.tokens.slice(use.from, use.to).map(({ stem }) => stem));
    const isPart = stems.some((stem, at) => at !== head && said.has(stem));
    return isPart && !said.has(stems[head] ?? "") ? [use.from] : [];
  });
};
