/** Marks that stand where a value is missing. */

/** Nobody's value: missing also in a column of words. */
const ALWAYS = ["N/A", "#N/A", "<NA>", "NULL", "\\N", "NaN", "(null)", "#NULL!"];

/** Values of some columns (Namibia, a grade, a name), marks in others: missing among numbers and dates. */
// prettier-ignore
const AMONG_NUMBERS = [
  "NA", "N.A.", "NONE", "NIL", "INF", "-INF", "INFINITY", "-INFINITY", "MISSING", "UNKNOWN",
    "NOT AVAILABLE", "NO DATA", "ND", "N.D.", "K.A.", "S.O.", "UNDEFINED", "NAT", "TBD", "TBA", "TBC", "NODATA",
    "-", "–", "—", "−", "--", "---", ".", "..", "...", "…", "?", "??", "*", ":", "/", "|", "X", "_",
  "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "(NA)", "[NA]", "(X)", "(D)", "-/-", "''",
  "0000-00-00", "0000-00-00 00:00:00", "00/00/0000", "00.00.0000",
];

const amongNumbers = new Set([...ALWAYS, ...AMONG_NUMBERS].map((mark) => mark.toUpperCase()));

export function isMissingAmongNumbers(text: string): boolean {
  return amongNumbers.has(text.toUpperCase());
}

/** As they are written: for columns of words, where a comparison of each value must be cheap. */
export function missingInText(hasCodes: boolean): readonly string[] {
  const marks = hasCodes ? ALWAYS : [...ALWAYS, "NA"];
  return [...new Set(marks.flatMap((mark) => [mark, mark.toUpperCase(), mark.toLowerCase()]))];
}
