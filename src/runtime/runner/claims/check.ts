/** What a clause is held against, and what a check finds. */
import type { Clause } from "./clauses.ts";
import type { Evidence } from "./evidence.ts";
import type { Grid } from "./grids.ts";
import type { Item } from "./items.ts";
import type { Subject } from "./subjects.ts";

export interface Sentence {
  readonly text: string;
  /** Its tasks, as a message names them: `t1` or `t1, t2`. */
  readonly tasks: string;
}

export interface Claim {
  readonly clause: Clause;
  readonly grid: Grid;
  readonly subjects: readonly Subject[];
  readonly evidence: Evidence;
  readonly tasks: string;
}

export interface Verdict {
  /** Words and numbers that the check has found to be true. */
  readonly shown: readonly Item[];
  /** Why the clause may not stand, in half sentences. */
  readonly objections: readonly string[];
  /** Whether the rows say the opposite: then no other table can show it. */
  readonly isFalse?: boolean;
}

export type ClauseCheck = (claim: Claim) => Verdict;

export const verdict = (shown: readonly Item[], ...objections: readonly string[]): Verdict => ({
  shown,
  objections,
});

export function merged(all: readonly Verdict[]): Verdict {
  return {
    shown: all.flatMap(({ shown }) => shown),
    objections: all.flatMap(({ objections }) => objections),
    isFalse: all.some(({ isFalse }) => isFalse === true),
  };
}

export const doesNotFollow = (text: string, tasks: string): string =>
  `"${text}" does not follow from the data of ${tasks}`;
