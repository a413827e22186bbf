/** What an assignment consists of. */
import type { Field } from "../../link/fields.ts";
import type { Value } from "./value.ts";

/** An argument and the stretch of a clause that is its value. */
export interface Assigned {
  readonly field: Field;
  readonly value: Value;
  readonly score: number;
  /** Several for a field that takes a list of them, `value` among them. */
  readonly items?: readonly Value[];
  /** What a choice or a flag is; other values are written by `argumentOf`. */
  readonly literal?: unknown;
}
