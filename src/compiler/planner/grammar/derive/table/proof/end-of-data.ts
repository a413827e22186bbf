/** "The last 14 days of the file": back from the last day that it has, and not from today. */
import { isTime, timeColumn } from "../columns.ts";
import { isTaken, type Check, type Claim, type Objection } from "./claim.ts";

/** What people call that which they ask, whatever it is called. */
const DATA = /^(?:files?|data|datasets?|tables?|spreadsheets?|sheets?|records?|logs?)$/;
/** Behind these it is said where the days are taken from. */
const PLACING = /^(?:of|in|on|within|from|for|by|at|to|['’]s|s)$/;
const DETERMINING = /^(?:the|this|that|these|those|our|my|your|its|their|whole|entire|end|of)$/;
/** "Last 14 days", "past month": counted back from now. */
const BACK = /^now-\d+[a-zA-Z]/;

/** The word for the data, which a query that counts from today leaves out. */
export const endOfData: Check = (claim) => {
  const { words, reading, ofFile } = claim;
  const times = reading.marks.filter(
    (mark) =>
      mark.is === "time" && BACK.test(mark.period.math?.from ?? "") && isTaken(claim, mark.from),
  );
  const first = times[0];
  if (first === undefined) return [];
  const named = times.flatMap(({ from, to }) => (ofFile.has(to - 1) ? [from] : []));
  const said = words.flatMap((word, at) => {
    // "Records" alone are rows; "the last days of the records" are theirs.
    const isBehind = times.some(
      ({ to }) =>
        to <= at && words.slice(to, at).every((one) => DETERMINING.test(one)) && words[to] === "of",
    );
    if (!DATA.test(word) || (isTaken(claim, at) && !isBehind)) return [];
    // "The file's last 14 days".
    const isOwner = /^(?:['’]s|s)$/.test(words[at + 1] ?? "");
    return isOwner || isPlaced(words, at) ? [at] : [];
  });
  return [...named, ...said].map((at): Objection => ({ at, why: whyOf(claim) }));
};

/** The last day is known, and another one where the file goes on: who asks has to say which days are meant. */
function whyOf({ table: { columns } }: Claim): string {
  const times = columns.filter(isTime);
  const column = timeColumn(columns) ?? (times.length === 1 ? times[0] : undefined);
  const last =
    column?.max === undefined ? "" : ` (${column.name} ends on ${column.max.slice(0, 10)})`;
  return `days are counted back from today, and not from the last one of the data${last}: name the first day and the last one that are meant`;
}

/** "Of the file", "on record", "to the end of the data". */
function isPlaced(words: readonly string[], at: number): boolean {
  for (let place = at - 1; place >= 0; place -= 1) {
    const word = words[place] ?? "";
    if (PLACING.test(word)) return true;
    if (!DETERMINING.test(word)) return false;
  }
  return false;
}
