/** A stretch of a request that asks for one thing, or says more of one. */
import type { Span } from "../read/reading.ts";
import type { ClauseForm } from "./lead-ins.ts";

export interface Clause {
  /** What asks, without words of politeness and order before it. */
  readonly span: Span;
  /** With them. */
  readonly whole: Span;
  /** Sentences without a request of their own, whose values may be arguments of it. */
  readonly extras: readonly Span[];
  readonly form: ClauseForm | "condition";
  /** Which sentence it stands in. */
  readonly sentence: number;
  /** It ends with a colon: what it asks for is made of what follows. */
  readonly introduces: boolean;
  /** "before writing a report" */
  readonly when?: "before" | "after";
  /** Words say that it comes after what stands before it. */
  readonly isThen: boolean;
}
