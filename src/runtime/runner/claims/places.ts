import {
  doesNotFollow,
  merged,
  verdict,
  type Claim,
  type ClauseCheck,
  type Verdict,
} from "./check.ts";
import { columnsMeant, keyOf } from "./columns-meant.ts";
import { PLACES, SUPERLATIVES } from "./direction-words.ts";
import { isWord } from "./items.ts";

/** What is called first, second or last stands there, in rows that are in order of the column that is meant. */
export const places: ClauseCheck = (claim) => {
  const { items } = claim.clause;
  const found = items.flatMap((item, at): Verdict[] => {
    const place = isWord(item) ? PLACES.get(item.word) : undefined;
    if (place === undefined) return [];
    const next = items[at + 1];
    // Of "the second highest" nothing is computed.
    const isOfEnd =
      next !== undefined &&
      (next.is === "column" ||
        (isWord(next) && (SUPERLATIVES.has(next.word) || next.word.endsWith("est"))));
    const isShown = !isOfEnd && isThere(place, claim);
    return [isShown ? verdict([item]) : verdict([], doesNotFollow(item.text, claim.tasks))];
  });
  return merged(found);
};

function isThere(place: number, { clause, subjects, grid, evidence }: Claim): boolean {
  const [only, ...more] = subjects;
  const [row, ...rows] = only?.rows ?? [];
  const columns = columnsMeant(clause, grid, evidence.query);
  if (row === undefined || more.length > 0 || rows.length > 0 || columns.length !== 1) return false;
  const keys = grid.rows.map((one) => keyOf(one[columns[0] ?? 0]));
  if (keys.length < 2 || keys.includes(undefined)) return false;
  const steps = keys.slice(1).map((key, at) => Math.sign((key ?? 0) - (keys[at] ?? 0)));
  const isOrdered = steps.every((step) => step > 0) || steps.every((step) => step < 0);
  return isOrdered && row === (place === -1 ? grid.rows.length - 1 : place);
}
