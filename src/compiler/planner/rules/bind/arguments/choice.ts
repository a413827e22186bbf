import { stemOf } from "../../language/terms.ts";
import { meansSame } from "../../language/thesaurus.ts";
import type { Candidate, Extractor } from "../candidate.ts";
import type { Choice, Field } from "../fields.ts";
import type { Reading } from "../reading.ts";
import { cuesOf, needsCue } from "./cues.ts";

const EXACT = 0.85;
const SYNONYM = 0.6;

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
  return matches.map((match) => ({
    ...match,
    others: matches.filter((other) => joins(stems, match, other)).map(({ arg }) => arg),
  }));
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

/** "the mean and the median" */
function joins(stems: readonly string[], a: Match, b: Match): boolean {
  const [start, end] = [a, b].map(({ at }) => at[0] ?? 0).toSorted((x, y) => x - y) as [
    number,
    number,
  ];
  const between = stems.slice(start + 1, end);
  return a.value !== b.value && between.includes("and") && between.length <= 2;
}
