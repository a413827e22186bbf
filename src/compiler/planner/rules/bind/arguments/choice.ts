import { stemOf } from "../../language/terms.ts";
import { meansSame } from "../../../../language/thesaurus.ts";
import { DETERMINERS } from "../../language/words.ts";
import type { Candidate, Extractor } from "../candidate.ts";
import type { Choice, Field } from "../fields.ts";
import type { Reading } from "../reading.ts";
import { cuesOf, needsCue } from "./cues.ts";

const EXACT = 0.85;
const SYNONYM = 0.6;

const LIST_JOINERS = new Set(["and", ",", "&"]);

interface Match extends Candidate {
  readonly value: string;
}

/** The values of an enumeration whose words stand in the wording. */
export const findChoice: Extractor = ({ field, reading }) => {
  const matches = matchesOf(field, reading);
  if (!field.list) return matches;
  const exact = matches.filter(({ score }) => score >= EXACT);
  const values = [...new Set(exact.map(({ value }) => value))];
  return values.length === 0
    ? []
    : [{ arg: values, at: exact.flatMap(({ at }) => at), score: EXACT }];
};

/** Where any choice of any of the tool's fields stands: what follows it is often what it is done with. */
export function choicePositions(fields: readonly Field[], reading: Reading): ReadonlySet<number> {
  return new Set(
    fields
      .filter(({ kind }) => kind === "choice")
      .flatMap((field) => matchesOf(field, reading).flatMap(({ at }) => at)),
  );
}

function matchesOf(field: Field, reading: Reading): Match[] {
  const stems = reading.tokens.map((token) => (token.kind === "word" ? stemOf(token) : ""));
  const matches = field.choices.flatMap((choice) =>
    stems.flatMap((_, at): Match[] => {
      const found = matchAt(choice, stems, at);
      if (found === undefined || !isAllowed(field, reading.tokens[at - 1]?.lower ?? "")) return [];
      if (countsThings(reading, at, choice.value)) return [];
      const { length, score } = found;
      return [
        {
          arg: choice.value,
          value: choice.value,
          at: Array.from({ length }, (_each, i) => at + i),
          // The longest wording says most: "folder and type" is not "folder".
          score: score + length * 0.01,
        },
      ];
    }),
  );
  const inOrder = matches.toSorted((a, b) => (a.at[0] ?? 0) - (b.at[0] ?? 0));
  return matches.map((match) => {
    const others = listedWith(match, inOrder, reading);
    // What is said first in a list stands first.
    const place = others.filter(({ at: [at = 0] }) => at < (match.at[0] ?? 0)).length;
    return { ...match, score: match.score - place * 0.001, others: others.map(({ arg }) => arg) };
  });
}

/** "the lines of code": things, and no chart that is a line. */
function countsThings({ tokens }: Reading, at: number, value: string): boolean {
  return tokens[at]?.lower === `${value}s` && tokens[at + 1]?.lower === "of";
}

function matchAt(
  { wordings }: Choice,
  stems: readonly string[],
  at: number,
): { readonly length: number; readonly score: number } | undefined {
  const exact = wordings
    .filter((wording) => wording.every((stem, i) => stems[at + i] === stem))
    .map(({ length }) => length);
  if (exact.length > 0) return { length: Math.max(...exact), score: EXACT };
  const stem = stems[at] ?? "";
  // The schema lists what else people say for a value; general synonyms are for the value's own word.
  const [[own = "", ...more] = []] = wordings;
  const isSynonym = stem !== "" && more.length === 0 && meansSame(stem, own);
  return isSynonym ? { length: 1, score: SYNONYM } : undefined;
}

/** A field called `by` has what stands after "by": the folder in "lines in this folder" is another one. */
function isAllowed(field: Field, before: string): boolean {
  return !needsCue(field) || cuesOf(field).includes(before);
}

/** The others of a list: "the mean, the median and the maximum". */
function listedWith(match: Match, matches: readonly Match[], { tokens }: Reading): Match[] {
  const taken = new Set(matches.flatMap(({ at }) => at));
  const isListed = (from: number, to: number): boolean => {
    const between = tokens.slice(from + 1, to).filter((_, i) => !taken.has(from + 1 + i));
    return (
      between.some(({ lower }) => LIST_JOINERS.has(lower)) &&
      between.every(({ lower }) => LIST_JOINERS.has(lower) || DETERMINERS.has(lower))
    );
  };
  return matches.filter((other) => {
    const [[a = 0], [b = 0]] = [match.at, other.at];
    return other.value !== match.value && isListed(Math.min(a, b), Math.max(a, b));
  });
}
