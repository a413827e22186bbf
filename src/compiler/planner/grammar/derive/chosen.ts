/** Questions that can be read in several ways, and which way the person has chosen. */
import type { AmbiguousQuestion } from "../../planner.ts";

export interface Choices {
  /**
   * Which of the readings is meant, from 0; `undefined` where none is chosen or there is no such one.
   * The same question gets the same choice each time that it is met.
   */
  choose(text: string, readings: readonly string[]): number | undefined;
  /** In the order in which they were met. */
  readonly met: readonly AmbiguousQuestion[];
}

/** @param chosen from 1, one for each question that has several readings, in order */
export function choicesFrom(chosen: readonly number[] = []): Choices {
  const met: AmbiguousQuestion[] = [];
  return {
    met,
    choose(text, readings) {
      const before = met.findIndex(
        (question) => question.text === text && question.readings.join() === readings.join(),
      );
      const at = before === -1 ? met.length : before;
      const number = chosen[at];
      const isThere = number !== undefined && readings[number - 1] !== undefined;
      if (before === -1) met.push({ text, readings, ...(isThere && { chosen: number }) });
      return isThere ? number - 1 : undefined;
    },
  };
}
