/** "What did the sale make in total", "both together": a sum of what is not listed row by row. */
import { columnOf, usesOf, type Check } from "./claim.ts";

const SUMMED = ["in total", "all told", "in all", "altogether", "together", "combined"].map(
  (phrase) => phrase.split(" "),
);

export const inTotal: Check = (claim) => {
  const { query, table, words } = claim;
  const isComputed = ["measures", "group", "extreme", "neighbour"].some(
    (clause) => query[clause] !== undefined,
  );
  if (isComputed) return [];
  const isName = (at: number) =>
    usesOf(claim).some(
      (use) =>
        use.from <= at &&
        at < use.to &&
        (columnOf(use, table) !== undefined || use.became.includes(" = ")),
    );
  return words.flatMap((_, at) =>
    SUMMED.flatMap((phrase) => {
      const last = at + phrase.length - 1;
      const isSaid = phrase.every((word, i) => words[at + i] === word) && !isName(last);
      // "Together with their owners" lists two things.
      return isSaid && words[last + 1] !== "with" ? [last] : [];
    }),
  );
};
