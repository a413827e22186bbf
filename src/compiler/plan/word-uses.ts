/** What a task of a plan says that words of the query became. */
import type { Task } from "../../contract/plan.ts";

export interface PlannedUse {
  /** Offsets in the query. */
  readonly origin: readonly [start: number, end: number];
  readonly means: string;
}

/** In the order of the query, the longer of two that begin together first. */
export function usesOf({ words = {} }: Task): PlannedUse[] {
  return Object.entries(words)
    .map(([place, means]): PlannedUse => {
      const [start = 0, end = 0] = place.split("-").map(Number);
      return { origin: [start, end], means };
    })
    .toSorted((a, b) => a.origin[0] - b.origin[0] || b.origin[1] - a.origin[1]);
}

/** The same for the plan: words that became two things have both. */
export function wordsOf(uses: readonly PlannedUse[]): Pick<Task, "words"> {
  if (uses.length === 0) return {};
  const byPlace = Map.groupBy(uses, ({ origin }) => origin.join("-"));
  const meanings = [...byPlace].map(([place, same]): [string, string] => [
    place,
    [...new Set(same.map(({ means }) => means))].join("; "),
  ]);
  return { words: Object.fromEntries(meanings) };
}
