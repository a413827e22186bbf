import { verdict, type ClauseCheck } from "./check.ts";
import { columnsMeant } from "./columns-meant.ts";
import { isComparing } from "./direction-words.ts";
import { isColumn, isNumber, isWord, type Item } from "./items.ts";
import { stemOf, stemsOfName } from "./stems.ts";
import { isNeutral } from "./vocabulary.ts";
import { wordsIn } from "./words-of.ts";

/**
 * What a number is said to be a number of: "123 orders" of a column `price` is refused, also where the request speaks of
 * orders. Of rows that are counted it can be whatever the request calls them: "79 cars".
 */
export const countedThings: ClauseCheck = ({ clause, grid, evidence, tasks }) => {
  const meant = columnsMeant(clause, grid, evidence.query);
  const names = meant.map((column) => `${grid.columns[column] ?? ""} ${grid.units[column] ?? ""}`);
  const stems = new Set([
    ...names.flatMap(wordsIn).map(stemOf),
    ...names.flatMap(stemsOfName),
    ...evidence.facts.flatMap((fact) => fact.stems),
  ]);
  const isCount =
    meant.length > 0 &&
    meant.every((column) =>
      stemsOfName(grid.columns[column] ?? "").some((stem) => stem === "row" || stem === "count"),
    );
  const nouns = clause.items.filter((item, at) => {
    const before = clause.items[at - 1];
    return isWord(item) && before !== undefined && isNumber(before);
  });
  const isThing = (item: Item): boolean =>
    isWord(item) && isCount && evidence.things.has(item.stem) && /^\p{Ll}/u.test(item.text);
  const strange = nouns.filter((item) => {
    if (!isWord(item)) return false;
    if (
      isNeutral(item.word) ||
      isComparing(item.word) ||
      /^(?:than|others?|average)$/.test(item.word)
    )
      return false;
    return !stems.has(item.stem) && !isThing(item) && !isCount;
  });
  return verdict(
    nouns.filter(isThing),
    ...strange.map(({ text }) => `nothing in the data of ${tasks} is a number of ${text}`),
  );
};

/** What a clause that only counts says beside: "400 values are outliers" is more than "there are 400 values". */
export function isOnlyCount(items: readonly Item[], nouns: ReadonlySet<Item>): boolean {
  return items.every(
    (item) =>
      nouns.has(item) ||
      isNumber(item) ||
      item.is === "stop" ||
      (isWord(item) && (isNeutral(item.word) || /[./]/.test(item.word))) ||
      (isColumn(item) && nouns.has(item)),
  );
}
