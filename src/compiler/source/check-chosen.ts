import { readingNotThere, type Diagnostic } from "../../contract/diagnostics/index.ts";

/** The problem of a choice between readings that are not there. */
export function checkChosen(
  chosen: readonly number[] = [],
  ambiguous: readonly { readonly readings: readonly string[] }[],
): Diagnostic[] {
  const readings = ambiguous.map((question) => question.readings.length);
  const isThere = chosen.every((number, at) => number >= 1 && number <= (readings[at] ?? 0));
  return isThere ? [] : [readingNotThere({ chosen, readings })];
}
