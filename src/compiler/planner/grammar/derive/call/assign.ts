/**
 * Which stretch of a clause is which argument, all at once: the assignment with the greatest sum.
 * A beam over the arguments, those with the surest value first. Values overlap ("last day", "day"), which a solver of the
 * assignment problem (Kuhn 1955) cannot say; a dozen arguments with a few values each are few enough for a beam.
 */
import type { Field } from "../../link/fields.ts";
import type { CallContext } from "./context.ts";
import type { Assigned } from "./assigned.ts";
import { choicesIn, flagIn } from "./choices.ts";
import { itemsAround } from "./coordination.ts";
import { fitOf } from "./fit.ts";
import { withQuotation } from "./misplaced-quotation.ts";
import type { Span } from "../../read/reading.ts";
import { textOf, type Value } from "./value.ts";

export interface Assignment {
  readonly assigned: readonly Assigned[];
  readonly score: number;
}

const BEAM = 24;
const OPTIONS = 6;
/** An argument needs a reason: less evidence is none. */
export const LEAST = { required: 0.32, optional: 1.0, choice: 0.58 };

export function assign(
  fields: readonly Field[],
  values: readonly Value[],
  context: CallContext,
): Assignment {
  const options = fields
    .map((field) => optionsFor(field, values, context))
    .filter(({ length }) => length > 0)
    .toSorted((a, b) => (b[0]?.score ?? 0) - (a[0]?.score ?? 0));
  let beam: Assignment[] = [{ assigned: [], score: 0 }];
  for (const choices of options) {
    const next: Assignment[] = [...beam];
    for (const { assigned, score } of beam) {
      for (const choice of choices) {
        if (assigned.some(({ value }) => overlaps(value, choice.value))) continue;
        next.push({ assigned: [...assigned, choice], score: score + gainOf(choice) });
      }
    }
    beam = next.toSorted((a, b) => b.score - a.score).slice(0, BEAM);
  }
  const [best = { assigned: [], score: 0 }] = beam;
  if (context.tool.effect === "read") return best;
  const assigned = withQuotation(best.assigned, context);
  const tossed = exchangeable(
    assigned.filter((one) => best.assigned.includes(one)),
    context,
  );
  return { ...best, assigned: assigned.filter((one) => !tossed.has(one)) };
}

/** How much better two values have to fit as they are than the other way round. */
const MARGIN = 0.1;

/** "Cast Anna, Winter": a change is not made by chance, so what could as well be each other's value is none. */
function exchangeable(assigned: readonly Assigned[], context: CallContext): Set<Assigned> {
  const single = assigned.filter(
    ({ items, literal }) => items === undefined && literal === undefined,
  );
  const pairs = single.flatMap((one, at) =>
    single.slice(at + 1).map((other) => [one, other] as const),
  );
  return new Set(
    pairs.flatMap((pair) => {
      const [one, other] = pair;
      const turned = [
        fitOf(one.value, other.field, context),
        fitOf(other.value, one.field, context),
      ];
      const [first = -Infinity, second = -Infinity] = turned;
      const isOrdered = areAlike(one.field, other.field);
      return !isOrdered && first + second > one.score + other.score - MARGIN ? pair : [];
    }),
  );
}

const ORDERING = new Set("first second left right one other sourc target from to".split(" "));

/** `source` and `target`, `first` and `second`, `a` and `b`: said in their order. */
export function areAlike(one: Field, other: Field): boolean {
  const [a, b] = [one, other].map(({ names }) =>
    names
      .map((name) => name.replace(/\d+$/, ""))
      .filter((name) => name.length > 1 && !ORDERING.has(name)),
  );
  return a?.join(" ") === b?.join(" ");
}

/** Above what would be too little; a required argument is worth more, and several values as much as one argument each. */
function gainOf({ field, score, items = [] }: Assigned): number {
  if (field.required) return score + 0.5;
  return Math.max(score - LEAST.optional + 0.2, 0.05) * Math.max(items.length, 1);
}

function optionsFor(field: Field, values: readonly Value[], context: CallContext): Assigned[] {
  const least = field.required ? LEAST.required : LEAST.optional;
  if (field.kind === "choice")
    return choicesIn(
      field,
      context,
      values.filter(({ is }) => is === "number"),
    ).filter(({ score }) => score >= LEAST.choice);
  if (field.kind === "flag") return flagIn(field, context);
  const found =
    field.choices.length === 0
      ? []
      : choicesIn(field, context, []).filter(({ score }) => score >= LEAST.choice);
  for (const value of values) {
    const score = fitOf(value, field, context);
    if (score === undefined || score < least) continue;
    const items =
      (field.list || takesSeveral(field)) && value.is !== "json"
        ? itemsAround(context.reading, value, spanAround(value, context), values, true).map(
            (item) => withoutOwn(item, context),
          )
        : [];
    const [first, last] = [items[0], items.at(-1)];
    if (items.length < 2 || first === undefined || last === undefined)
      found.push({ field, value, score });
    else
      found.push({
        field,
        items,
        score: score + 0.1,
        value: { ...value, from: first.from, to: last.to },
      });
  }
  return found.toSorted((a, b) => b.score - a.score).slice(0, OPTIONS);
}

/** "Bitcoin and ethereum prices": what the tool itself is about is no part of the last one. */
function withoutOwn(item: Value, { reading, explains, span }: CallContext): Value {
  let { to } = item;
  // "Groom Gamsbock and Wildkar": the first one is no "Groom Gamsbock".
  const isLed =
    item.is === "name" && item.from === span.from && to - item.from > 1 && explains(item.from);
  if (isLed) return { ...item, from: item.from + 1, text: textOf(reading, item.from + 1, to) };
  while (item.is === "phrase" && to - item.from > 1 && explains(to - 1)) to -= 1;
  return to === item.to ? item : { ...item, to, text: textOf(reading, item.from, to) };
}

/** A text that has several things in it: "the symptoms, separated by commas". */
function takesSeveral({ kind, name, description, format }: Field): boolean {
  // When somebody "arrives" is one day.
  return (
    kind === "text" &&
    format?.startsWith("date") !== true &&
    (/[^sui]s$/.test(name) || /\bcommas?\b|\blist of\b/i.test(description))
  );
}

function spanAround({ from }: Value, { span, extras }: CallContext): Span {
  return [span, ...extras].find((one) => from >= one.from && from < one.to) ?? span;
}

/** A currency is read of the amount that it stands beside. */
function overlaps(a: Value, b: Value): boolean {
  return a.from < b.to && b.from < a.to && isAspect(a) === isAspect(b);
}

function isAspect({ is }: Value): boolean {
  return is === "currency" || is === "unit";
}
