/** Questions whose reading somebody has to choose or to confirm, and what has been chosen. */
import type { AmbiguousQuestion } from "../../planner.ts";

export interface Choices {
  /**
   * Which of the readings is meant, from 0; `undefined` where none is chosen or there is no such one.
   * The same question gets the same choice each time that it is met.
   */
  choose(question: AmbiguousQuestion): number | undefined;
  /** In the order in which they were met; of some, other words were taken in the end. */
  readonly met: readonly AmbiguousQuestion[];
}

/** What was chosen, by question. */
export type Chosen = ReadonlyMap<string, number>;

/** @param chosen from 1 */
export function choicesFrom(chosen: Chosen = new Map()): Choices {
  const met = new Map<string, AmbiguousQuestion>();
  return {
    get met() {
      return [...met.values()];
    },
    choose(question) {
      const key = keyOf(question);
      const number = chosen.get(key);
      const isThere = number !== undefined && question.readings[number - 1] !== undefined;
      met.set(key, { ...question, ...(isThere && { chosen: number }) });
      return isThere ? number - 1 : undefined;
    },
  };
}

/** Two questions with the same words and readings are one. */
export function keyOf({ text, readings }: AmbiguousQuestion): string {
  return [text, ...readings].join("\n");
}
