import { verdict, type ClauseCheck } from "./check.ts";
import { isOnlyCount } from "./counted-things.ts";
import { countsOf } from "./facts.ts";
import { isCell, isNumber, isWord, type Item } from "./items.ts";
import { isShownAs } from "./shown-as.ts";
import { stemOf, stemsOfName } from "./stems.ts";
import { wordsIn } from "./words-of.ts";

/**
 * "There are five symbols", "22 lines": what is counted stands right behind the number, and the sentence names no row.
 * "Since 2000": an argument that the task was given stands right behind its name.
 */
export const counts: ClauseCheck = ({ clause, grid, evidence }) => {
  const { items } = clause;
  const given = items.flatMap((item, at) => {
    const name = items[at - 1];
    const isGiven =
      isNumber(item) &&
      name !== undefined &&
      isWord(name) &&
      evidence.given.some(
        (one) => one.stems.join(" ") === name.stem && isShownAs(item, one.value, one.name),
      );
    return isGiven ? [name, item] : [];
  });
  if (items.some(isCell)) return verdict(given);
  const known = [...evidence.facts, ...countsOf(grid)];
  const shown = items.flatMap((item, at): Item[] => {
    if (!isNumber(item)) return [];
    const noun = stemsAfter(items.slice(at + 1));
    // A noun can be named by a field and by a column: what one of them contradicts is not shown.
    const named = known.filter(
      ({ stems }) =>
        stems.length > 0 &&
        stems.length <= noun.length &&
        stems.every((stem, place) => noun[place] === stem),
    );
    const isTrue =
      named.length > 0 && named.every(({ name, value }) => isShownAs(item, value, name));
    return isTrue ? [item, ...items.slice(at + 1, at + 2)] : [];
  });
  return verdict(isOnlyCount(items, new Set(shown)) ? [...given, ...shown] : given);
};

function stemsAfter(items: readonly Item[]): string[] {
  const [next] = items;
  if (next === undefined) return [];
  if (next.is === "column") return stemsOfName(next.text);
  const end = items.findIndex((item) => !isWord(item));
  return items
    .slice(0, end === -1 ? items.length : end)
    .flatMap((item) => wordsIn(item.text).map(stemOf));
}
