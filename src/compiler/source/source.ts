/** The source of a build: a query, ad hoc or from a query file, or a plan that a person wrote. */
import type { Param, Plan } from "../../contract/plan.ts";
import type { Strictness } from "../../contract/strictness.ts";

/** What a query file allows its plan to cost. Compared with the plan's estimate before anything runs. */
export interface Budget {
  readonly usd?: number;
  /** Seconds, with tasks side by side. */
  readonly seconds?: number;
}

export interface Source {
  /** What is wanted, trimmed. `{name}` stands for a parameter. */
  readonly query: string;
  /** Of the plan and of its folder below `generated/`: `[a-z0-9-]+`. */
  readonly name: string;
  readonly params: Readonly<Record<string, Param>>;
  readonly profile?: string;
  /** Which findings are errors; stronger than what plan, profile and configuration say. */
  readonly strictness?: Strictness;
  readonly maxTasks?: number;
  readonly budget?: Budget;
  /** Which reading is meant, from 1, of each question that can be read in several ways, in order. */
  readonly readings?: readonly number[];
  /** What a plan file says: nothing is left to plan, and `query` says what it is for. */
  readonly plan?: Plan;
  /** Absolute path of the query file or plan file; absent when the query was given as words. */
  readonly file?: string;
  /** sha256 of the bytes of that file. */
  readonly fileSha256?: string;
  /** Where the query's first character stands in that file, both counted from 1. */
  readonly start: { readonly line: number; readonly column: number };
}
