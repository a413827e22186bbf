/** Phrases of general English that mean something together: their words say nothing apart. */
import { usesOf, type Check } from "./claim.ts";

const PHRASES = (
  "in full|in part|in advance|in arrears|in credit|in debt|in stock|in use|in order|in service|in progress|" +
  "out of stock|out of date|out of order|out of use|out of print|out of service|out of hours|out of time|out of pocket|" +
  "up to date|on time|in time|on hold|on loan|on sale|on order|on offer|on duty|off duty|over budget|under budget|" +
  "at risk|at fault|at home|for sale|for free|for hire|by hand|in person|in fact"
)
  .split("|")
  .map((phrase) => phrase.split(" "));

/** "Paid in full" is not paid by a full member: a phrase is a value or a name as a whole, or it is not known. */
export const fixedPhrases: Check = (claim) =>
  claim.words.flatMap((_, at) =>
    PHRASES.filter((phrase) => phrase.every((word, i) => claim.words[at + i] === word)).flatMap(
      (phrase) => {
        const end = at + phrase.length;
        const own = usesOf(claim).filter(({ from, to }) => from < end && at < to);
        // "Placed in order" and "in time" of a column `time` are no phrases of theirs.
        const isWhole = own.some(({ from, to }) => from <= at && end <= to);
        return isWhole || (own.length === 0 && isEmpty(phrase)) ? [] : [end - 1];
      },
    ),
  );

/** It says nothing of the rows. */
function isEmpty(phrase: readonly string[]): boolean {
  return ["in fact", "in order"].includes(phrase.join(" "));
}
