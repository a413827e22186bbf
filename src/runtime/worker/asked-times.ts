import { describeDateMath } from "../../contract/date-math-words.ts";
import type { Assignment } from "../protocol/assignment.ts";

export interface AskedTimes {
  /** The value of a relative time, which is an argument of the next task. */
  time(text: string): string;
  /** Which times those of the next task became, in words; from here on they are those of the one after it. */
  take(): string[];
}

export function askedTimes({
  times,
  timeZone,
}: Pick<Assignment, "times" | "timeZone">): AskedTimes {
  let asked: string[] = [];
  return {
    time: (text) => {
      asked.push(text);
      return times[text] ?? text;
    },
    take: () => {
      const notes = asked.map((text) => timeNote(text, times[text] ?? text, timeZone));
      asked = [];
      return notes;
    },
  };
}

/** "Since yesterday" is another day tomorrow, and elsewhere: which one it became stands in the answer. */
function timeNote(text: string, value: string, timeZone: string): string {
  return `${describeDateMath(text)} is ${value} (${timeZone})`;
}
