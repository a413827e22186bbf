import { isFrequency, timeUnit } from "../../language/time-words.ts";
import { DETERMINERS, FUNCTION_WORDS } from "../../language/words.ts";
import { isOperand } from "../connect.ts";
import { candidatesOf, type Candidate, type Extraction, type Extractor } from "../candidate.ts";
import type { Field } from "../fields.ts";
import type { Group } from "../reading.ts";
import { cuesOf, isCued, isNamed, namesRows, needsCue } from "./cues.ts";

/** "by region", "column price" */
const CUED = 0.9;
/** "the average price": right after the word for what is done with its numbers. */
const AFTER_CHOICE = 0.85;
/** "the price of …" */
const NOUN = 0.6;
/** A name in capitals is rather a value in a column than the column. */
const NAME = 0.35;

/** Names of columns: nouns that the tool has no word for. */
export const findColumn: Extractor = (extraction) => {
  const { field, reading, chosen } = extraction;
  const found = reading.values.flatMap((group): Candidate[] => {
    const from = group.items[0]?.from ?? 0;
    // "total of amount, quantity and profit", but "average of AAPL and MSFT"
    const isOf = group.cue === "of" && group.items.every(({ isName }) => !isName);
    // Who only shows a table finds out itself what is in it.
    const isRead = extraction.siblings.some(isOperand);
    const isAfterOf = isOf && isRead && chosen.has(from - 2) && isMeasured(field);
    const score = isAfterOf ? CUED : scoreOf(field, group, chosen.has(from - 1));
    return candidatesOf(field, group, score);
  });
  const isSaid = !needsCue(field) || found.some(({ score }) => score >= CUED);
  return isSaid ? found : [...found, ...afterCue(extraction)];
};

/** "by name", "by total": a column, although the tool has such words for itself. */
function afterCue({ field, reading: { tokens, times }, chosen }: Extraction): Candidate[] {
  const cues = cuesOf(field);
  const isWord = (at: number): boolean => {
    const { kind, lower = "" } = tokens[at] ?? {};
    const isOther = chosen.has(at) || timeUnit(lower) !== undefined || isFrequency(lower);
    const inTime = times.some(({ from, to }) => at >= from && at < to);
    return kind === "word" && !FUNCTION_WORDS.has(lower) && !isOther && !inTime;
  };
  return tokens.flatMap(({ lower }, before): Candidate[] => {
    const at = DETERMINERS.has(tokens[before + 1]?.lower ?? "") ? before + 2 : before + 1;
    if (!cues.includes(lower) || !isWord(at)) return [];
    const name = tokens[at]?.value ?? "";
    return [{ arg: field.list ? [name] : name, at: [at], score: CUED }];
  });
}

function scoreOf(field: Field, group: Group, isAfterChoice: boolean): number {
  if (isCued(field, group.cue) || isNamed(field, group.cue, group.after)) return CUED;
  if (needsCue(field) || cuesOf(field).length > 0 || !isOfNumbers(field)) return 0;
  // What follows "by" is what is grouped by, even where nothing takes it.
  if (["by", "per", "in", "with", "where"].includes(group.cue) || namesRows(group)) return 0;
  if (isAfterChoice) return AFTER_CHOICE;
  return group.items.some(({ isName }) => isName) ? NAME : NOUN;
}

function isMeasured(field: Field): boolean {
  return isOfNumbers(field) && !needsCue(field) && cuesOf(field).length === 0;
}

/** The column that is measured needs no word that says so. */
function isOfNumbers({ words, required }: Field): boolean {
  return (
    required || ["number", "numer", "valu", "measur", "amount"].some((word) => words.has(word))
  );
}
