/** Fills a tool's fields from a wording: the most certain value first, each word once. */
import type { Arg } from "../../../../contract/values.ts";
import { choicePositions } from "./arguments/choice.ts";
import { findValues } from "./arguments/index.ts";
import type { Candidate, Extraction } from "./candidate.ts";
import type { Field } from "./fields.ts";

export interface Fan {
  readonly field: string;
  /** What the field could have as well, each in a task of its own. */
  readonly others: readonly Arg[];
}

export interface Filled {
  readonly args: Readonly<Record<string, Arg>>;
  /** Positions of the tokens that became arguments. */
  readonly used: ReadonlySet<number>;
  /** How certain each argument is. */
  readonly scores: Readonly<Record<string, number>>;
  /** The first field that takes one value where the wording has a list. */
  readonly fan?: Fan;
}

/** A value that the wording gives for a field. */
export interface FieldValue {
  readonly field: Field;
  readonly candidate: Candidate;
}

/** All values that a wording gives for the fields of a tool, the most certain first. */
export function valuesFor(
  fields: readonly Field[],
  given: Omit<Extraction, "field" | "siblings" | "chosen">,
): FieldValue[] {
  const chosen = choicePositions(fields, given.reading);
  return fields
    .flatMap((field, order) =>
      findValues({ ...given, siblings: fields, chosen, field }).map((candidate) => ({
        field,
        candidate,
        order,
      })),
    )
    .toSorted(
      (a, b) =>
        b.candidate.score - a.candidate.score ||
        Number(b.field.required) - Number(a.field.required) ||
        a.order - b.order,
    );
}

/** `values`: the most certain first. `accept`: which of them count; by default all. */
export function fill(
  values: readonly FieldValue[],
  accept: (value: FieldValue) => boolean = () => true,
): Filled {
  const used = new Set<number>();
  const chosen = new Map<Field, Candidate>();
  for (const { field, candidate } of values.filter(accept)) {
    if (chosen.has(field) || candidate.at.some((position) => used.has(position))) continue;
    chosen.set(field, candidate);
    for (const position of candidate.at) used.add(position);
  }
  const told = [...chosen].filter(
    ([{ kind, schema }, { arg }]) => !(kind === "flag" && schema.default === arg),
  );
  const fan = fanOf(chosen);
  return {
    args: Object.fromEntries(told.map(([{ name }, { arg }]) => [name, arg])),
    scores: Object.fromEntries(told.map(([{ name }, { score }]) => [name, score])),
    used,
    ...(fan && { fan }),
  };
}

/** A list that was said, for a field that takes one value; unless its other values went to other fields. */
function fanOf(chosen: ReadonlyMap<Field, Candidate>): Fan | undefined {
  for (const [field, { others = [] }] of chosen) {
    const taken = [...chosen.values()].flatMap(
      ({ arg }) => (Array.isArray(arg) ? arg : [arg]) as Arg[],
    );
    const free = others.filter((other) => !taken.some((arg) => isSame(arg, other)));
    if (free.length > 0) return { field: field.name, others: free };
  }
  return undefined;
}

function isSame(a: Arg, b: Arg): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
