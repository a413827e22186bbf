/** Steps that only have something, for others to work on. */
import { tellingIn } from "../link/asked-words.ts";
import type { Reading } from "../read/reading.ts";
import { isWithin, type Step } from "./step.ts";

/** "read notes.md": nothing but to have what is named. */
export function isTaking(reading: Reading, { span, isReader }: Step): boolean {
  const isNamed = reading.marks.some(
    (mark) => (mark.is === "path" || mark.is === "url") && isWithin(mark, span),
  );
  return (
    isReader ||
    (isNamed && tellingIn(reading, span).every((at) => PLAIN.has(reading.tokens[at]?.lower ?? "")))
  );
}

const PLAIN = new Set(
  "open load read import download file page url article feed document data json text site".split(
    " ",
  ),
);
