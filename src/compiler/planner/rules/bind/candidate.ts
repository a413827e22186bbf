import type { Arg } from "../../../../contract/values.ts";
import type { Facts } from "../facts.ts";
import type { Intervals } from "../language/intervals.ts";
import type { Field } from "./fields.ts";
import type { Group, Item, Params, Reading } from "./reading.ts";

/** A value that a field could have, and how much the wording says so: from 0 to 1. */
export interface Candidate {
  readonly arg: Arg;
  /** Positions of the tokens that it was read from: each is read once. */
  readonly at: readonly number[];
  readonly score: number;
  /** The other values of its list, when the field takes only one. */
  readonly others?: readonly Arg[];
}

export interface Extraction {
  readonly field: Field;
  /** All fields of the tool. */
  readonly siblings: readonly Field[];
  readonly reading: Reading;
  /** Where a choice of any of the fields stands. */
  readonly chosen: ReadonlySet<number>;
  readonly params: Params;
  readonly facts: Facts | undefined;
  readonly intervals: Intervals;
  /** Names of the arguments that name programs to start. */
  readonly programs: readonly string[];
}

/** All values that a field of one kind could have. */
export type Extractor = (extraction: Extraction) => readonly Candidate[];

export function positions({ from, to }: Pick<Item, "from" | "to">): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** The list as one value, or each of its items with the others beside it. */
export function candidatesOf(field: Field, group: Group, score: number): Candidate[] {
  const { items } = group;
  if (field.list) {
    return [{ arg: items.map(({ arg }) => arg), at: items.flatMap(positions), score }];
  }
  return items.map((item, i) => ({
    arg: item.arg,
    at: positions(item),
    // In the order in which they are said, where several fields could have them.
    score: score - i * 0.001,
    others: items.filter((other) => other !== item).map(({ arg }) => arg),
  }));
}
