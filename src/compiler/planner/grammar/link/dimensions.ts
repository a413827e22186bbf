/** What names and units of columns say of what they measure. */
import { stemWord } from "../../../language/stem.ts";
import english from "./english.json" with { type: "json" };

/** What an adjective measures: "heaviest" is the greatest mass. */
export type Dimension = keyof typeof english.dimensions;

const stemsOf = (words: string): ReadonlySet<string> => new Set(words.split(" ").map(stemWord));
/** Words of a column's name or unit that say which dimension it has. */
const DIMENSIONS = new Map(
  Object.entries(english.dimensions).map(([dimension, words]) => [dimension, stemsOf(words)]),
);
const INTENSIVE = stemsOf(english.intensive);

/** Whether stems of a column's name or unit speak of a dimension. */
export function hasDimension(stems: Iterable<string>, dimension: Dimension): boolean {
  const known = DIMENSIONS.get(dimension);
  return [...stems].some((stem) => known?.has(stem) === true);
}

/** Words that say which of several lengths is meant. */
const LENGTHS = {
  height: stemsOf("height tall elevation altitude"),
  width: stemsOf("width wide breadth span diameter"),
  depth: stemsOf("depth deep"),
  distance: stemsOf("distance dist far away range"),
  extent: stemsOf("length long"),
};

/** Whether stems of a name speak of another length than a dimension does: the deepest is not that of the greatest distance. */
export function isOtherLength(stems: readonly string[], dimension: Dimension): boolean {
  if (!(dimension in LENGTHS) || dimension === "extent") return false;
  const own = LENGTHS[dimension as keyof typeof LENGTHS];
  const others = Object.values(LENGTHS).filter((one) => one !== own);
  return (
    !stems.some((stem) => own.has(stem)) &&
    stems.some((stem) => others.some((one) => one.has(stem)))
  );
}

/** Whether a total of such values is nothing that one speaks of: prices, rates, ages, temperatures. */
export function isIntensive(stems: Iterable<string>): boolean {
  return [...stems].some((stem) => INTENSIVE.has(stem));
}

const MEASURED: readonly Dimension[] = ["mass", "length", "money", "speed", "temperature"];
const OF_TIME = stemsOf("second minute hour day week month quarter year s sec min h hr");

/** Whether a unit measures something else than a column does: days are no part of a distance. */
export function areOtherUnits(unit: string, column: ReadonlySet<string>): boolean {
  const kinds = MEASURED.filter((dimension) => hasDimension(column, dimension));
  const isOne = OF_TIME.has(unit) || MEASURED.some((dimension) => hasDimension([unit], dimension));
  return kinds.length > 0 && isOne && !kinds.some((dimension) => hasDimension([unit], dimension));
}
