import type { ClaimCheck } from "./check.ts";
import { numbersOf } from "./segments.ts";

/** Every number, in digits or in words, is in the data of the tasks that are cited. */
export const numbers: ClaimCheck = ({ text, tasks }, evidence) =>
  numbersOf(text)
    .filter((number) => !evidence.has(number))
    .map((number) => `${number.text} is not in the data of ${tasks}`);
