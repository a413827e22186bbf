import type { Json } from "../../../contract/json.ts";
import type { ShownNumber } from "../numbers/read-numbers.ts";
import { readNumbers } from "../numbers/read-numbers.ts";
import type { ClaimCheck } from "./check.ts";
import { columnsMeant } from "./column-meant.ts";
import { COMPARATIVES, type Way } from "./direction-words.ts";
import type { Evidence } from "./evidence.ts";
import { columnsNamed, comparable, keyOf, namedRows } from "./named-rows.ts";
import { isStatedWay } from "./said.ts";
import { wordsIn } from "./words-of.ts";

/** Of two rows that are compared, or a row and a bound, the one is what it is called. */
export const comparisons: ClaimCheck = ({ text, tasks }, evidence) => {
  const lower = text.toLowerCase();
  return [...lower.matchAll(/\p{L}+/gu)].flatMap(({ 0: word, index }) => {
    const way = COMPARATIVES.get(word);
    if (way === undefined) return [];
    const [before, after] = [text.slice(0, index), text.slice(index + word.length)];
    const bound = boundAfter(after);
    // "over the last month" and "later" alone compare nothing.
    if (word === "over" && bound === undefined) return [];
    if (isStatedWay(text, way, COMPARATIVES, evidence)) return [];
    const isShown =
      bound === undefined
        ? isFurther(word, way, before, after, text, evidence)
        : isBeyond(word, way, bound, text, before, evidence);
    return isShown ? [] : [`"${word}" does not follow from the data of ${tasks}`];
  });
};

/** `more than 5`, `over 5`. */
function boundAfter(after: string): ShownNumber | undefined {
  return /^\s+(?:than\s+)?(?=[-−+]?[\d.])/.test(after) ? readNumbers(after)[0] : undefined;
}

/** Every row that is named before it is further than each that is named after it. */
function isFurther(
  word: string,
  way: Way,
  before: string,
  after: string,
  text: string,
  { grids }: Evidence,
): boolean {
  const isOfAll = /^\s+than\s+(?:(?:all|any|every|each)\s+)?(?:of\s+)?(?:the\s+)?others?\b/i.test(after); // prettier-ignore
  const compared = grids.flatMap((grid) => {
    const [ones, named] = [namedRows(before, grid), namedRows(after, grid)];
    const own = new Set(ones.map(({ row }) => row));
    const others = isOfAll ? grid.rows.filter((row) => !own.has(row)) : named.map(({ row }) => row);
    return own.size === 0 || others.length === 0 ? [] : [{ grid, own, others, rows: [...ones, ...named] }]; // prettier-ignore
  });
  // What one of several places of an output contradicts is not shown.
  return (
    compared.length > 0 &&
    compared.every(({ grid, own, others, rows }) => {
      const columns = columnsMeant(word, text, text, grid, rows);
      return columns.length > 0 && columns.every((column) => [...own].every((one) => others.every((other) => goes(way, one[column], other[column])))); // prettier-ignore
    })
  );
}

function goes(way: Way, one: Json | undefined, other: Json | undefined): boolean {
  const [a, b] = [keyOf(one), keyOf(other)];
  return a !== undefined && b !== undefined && (way === "up" ? a > b : a < b);
}

/** A row that is named is compared by its value; what is said of none goes the way that the request names the bound. */
function isBeyond(
  word: string,
  way: Way,
  bound: ShownNumber,
  text: string,
  before: string,
  { grids, query }: Evidence,
): boolean {
  const named = grids
    .map((grid) => ({ grid, rows: namedRows(before, grid) }))
    .filter(({ rows }) => rows.length > 0);
  if (named.length === 0) {
    const asked = readNumbers(query).some(({ value }) => value === bound.value);
    const ways = new Set(wordsIn(query.toLowerCase()).map((one) => COMPARATIVES.get(one)));
    return asked && ways.has(way) && !ways.has(way === "up" ? "down" : "up");
  }
  const isOver = (cell: Json | undefined): boolean =>
    bound.scales.every((scale) => goes(way, cell, bound.value * scale));
  return named.every(({ grid, rows }) => {
    const said = columnsMeant(word, text, text, grid, rows);
    const columns = said.length > 0 ? said : columnsNamed(query, grid, comparable(grid, "number"));
    return columns.length > 0 && columns.every((column) => rows.every(({ row }) => isOver(row[column]))); // prettier-ignore
  });
}
