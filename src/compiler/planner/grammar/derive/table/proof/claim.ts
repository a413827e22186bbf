/** What is proof-read: a question, the parts that it was taken for, and the query that they became. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { operatorsAt } from "../../../link/operator-words.ts";
import type { Operator } from "../../../link/operators.ts";
import type { Reading } from "../../../read/reading.ts";
import type { Use } from "../../derivation.ts";
import type { Table } from "../columns.ts";
import type { Part } from "../parts.ts";
import type { TableQuery } from "../table-question.ts";

export interface Claim {
  readonly reading: Reading;
  /** Of the reading, in lower case. */
  readonly words: readonly string[];
  /** In the order in which they stand. */
  readonly parts: readonly Part[];
  readonly query: TableQuery;
  readonly table: Table;
  /** Positions behind which "of" the file is said. */
  readonly ofFile: ReadonlySet<number>;
}

/** A word that a query does not do justice to; `why` where it can be said better than that nothing is called so. */
export interface Objection {
  readonly at: number;
  readonly why: string;
}

/** Words that the query does not do justice to, by their positions: none where it is what was asked. */
export type Check = (claim: Claim) => readonly (number | Objection)[];

export const isStatistic = ({ is }: Part): boolean => is === "measure" || is === "openMeasure";

/** Verbs that only hold a thing and what is said of it together. */
export const BE = /^(?:is|was|are|were|the|has|had)$/;

export function usesOf({ parts }: Pick<Claim, "parts">): readonly Use[] {
  return parts.flatMap((part) => part.uses);
}

/** Whether a part has a word. */
export function isTaken(claim: Pick<Claim, "parts">, at: number): boolean {
  return usesOf(claim).some(({ from, to }) => from <= at && at < to);
}

/** What a use became of the column that it names. */
export function columnOf({ became }: Use, { columns }: Table): ColumnFacts | undefined {
  return became.startsWith("column ")
    ? columns.find(({ name }) => name === became.slice("column ".length))
    : undefined;
}

/** The operators that a use may be. */
export function operatorsOf({ words }: Claim, { from, to, became }: Use): readonly Operator[] {
  if (became.startsWith("column ") || became.includes(" = ")) return [];
  return operatorsAt(words, from)
    .filter((wording) => wording.words.length === to - from)
    .map(({ operator }) => operator);
}

/** All texts and numbers that stand in a clause of a query, with those of what it holds. */
export function valuesIn(value: unknown): readonly (string | number | boolean)[] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(valuesIn);
}
