/**
 * Arguments whose values are enumerated: a call for each combination, "sales and profit of Apple and Google"; for each
 * pair of them, where it is said that they belong together, "of Apple and Google for 5 and 10 days respectively".
 */
import { choicesIn } from "./choices.ts";
import type { Span } from "../../read/reading.ts";
import { areAlike } from "./assign.ts";
import type { Assigned } from "./assigned.ts";
import type { CallContext } from "./context.ts";
import { isAlike, itemsAround } from "./coordination.ts";
import { fitOf } from "./fit.ts";
import { isOtherForm } from "./codes.ts";
import { SURE } from "./unit.ts";
import type { Value } from "./value.ts";

const ENUMERABLE = new Set<Value["is"]>([
  "name",
  "quoted",
  "code",
  "number",
  "quantity",
  "duration",
  "money",
  "percent",
  "mail",
  "url",
  "path",
]);
const LEAST = 0.2;

/** What is assigned in each of the calls; nothing where no argument has several values. */
export function enumerated(
  assigned: readonly Assigned[],
  context: CallContext,
  values: readonly Value[],
  most: number,
): Assigned[][] | undefined {
  const axes = assigned
    .map((one) => axisOf(one, assigned, context, values))
    .filter((axis) => axis.length > 1 && isJoined(axis, context));
  const [first] = axes;
  if (first === undefined) return undefined;
  const isPaired = isRespective(context) && axes.every(({ length }) => length === first.length);
  // "Lend A and B to C and D": each to both is never meant of what can be done once.
  if (!isPaired && axes.length > 1 && context.tool.effect !== "read") return undefined;
  // "36 and 48, 60 and 96" are rather two pairs.
  if (!isPaired && axes.filter(([one]) => one?.field.kind === "number").length > 1)
    return undefined;
  const rows = isPaired
    ? first.map((_, at) => axes.flatMap((axis) => axis[at] ?? []))
    : axes.reduce<Assigned[][]>(
        (all, axis) => all.flatMap((row) => axis.map((one) => [...row, one])),
        [[]],
      );
  if (rows.length > most) return undefined;
  const fixed = assigned.filter(
    (one) => !axes.some(([head]) => head?.field.name === one.field.name),
  );
  return rows.map((row) => [...fixed, ...row]);
}

/** "A, B" may be one address; "A, B and C" are three. */
function isJoined(axis: readonly Assigned[], { reading: { tokens } }: CallContext): boolean {
  const from = Math.min(...axis.map(({ value }) => value.to));
  const to = Math.max(...axis.map(({ value }) => value.from));
  return tokens.slice(from, to).some(({ lower }) => ["and", "or", "plus"].includes(lower));
}

export function isRespective({ reading, span, extras }: CallContext): boolean {
  return [span, ...extras].some(({ from, to }) =>
    reading.tokens.slice(from, to).some(({ lower }) => lower === "respectively"),
  );
}

function axisOf(
  one: Assigned,
  assigned: readonly Assigned[],
  context: CallContext,
  values: readonly Value[],
): Assigned[] {
  const { field, value, literal, items, score } = one;
  if (field.list || items !== undefined || value.is === "json") return [one];
  const others = assigned.filter((other) => other !== one);
  const isFree = ({ from, to }: Value): boolean =>
    !others.some((other) => other.value.from < to && from < other.value.to);
  if (literal !== undefined)
    return field.kind === "choice" ? adjacent(choicesIn(field, context, []), one, context) : [one];
  // Words are surely a value where they are an example of the argument: "bitcoin and ethereum".
  const isExample =
    value.is === "phrase" && score >= SURE && field.examples.includes(value.text.toLowerCase());
  if (!(ENUMERABLE.has(value.is) || isExample) || value.spelled === true) return [one];
  const within = [context.span, ...context.extras].find(
    ({ from, to }) => value.from >= from && value.from < to,
  );
  const isOwn = ({ from, to }: Value): boolean =>
    Array.from({ length: to - from }, (_, i) => from + i).every(
      (at) => context.explains(at) || context.names(at) || context.isEmpty(at),
    );
  if (isExample) {
    const all = itemsAround(context.reading, value, within ?? context.span, values);
    const isSame = (item: Value): boolean =>
      isFree(item) && (fitOf(item, field, context) ?? 0) >= SURE;
    return all.every(isSame) ? all.map((each) => ({ ...one, value: each })) : [one];
  }
  if (isOneOfTwo(one, others, context, values, within ?? context.span)) return [one];
  // "“Heroes” by David Bowie and “Changes”": of two, the quotation is what the other one is quoted for.
  const isQuotation = (each: Value): boolean =>
    each.is === "quoted" &&
    value.is === "name" &&
    others.some((other) => other.value.is === "quoted");
  const alike = values.filter(
    (each) =>
      isFree(each) &&
      !isQuotation(each) &&
      !isOwn(each) &&
      isAlike(each, value) &&
      !isOtherForm(each, value, field) &&
      (fitOf(each, field, context) ?? 0) >= LEAST,
  );
  return itemsAround(context.reading, value, within ?? context.span, alike)
    .filter(isFree)
    .map((each) => ({ ...one, value: each }));
}

const TWO = new Set("first second one other left right".split(" "));

/** "Swap A, B and C": who is the first and who the second of three is not said. */
function isOneOfTwo(
  { field, value }: Assigned,
  others: readonly Assigned[],
  { reading, tool }: CallContext,
  values: readonly Value[],
  within: Span,
): boolean {
  const pairs = others.filter((other) => areAlike(field, other.field));
  if (pairs.length === 0) return false;
  // "Swap A with B and C": done to one of them, it is no more the same for the other.
  if (tool.effect !== "read" && field.names.some((name) => TWO.has(name))) return true;
  const beside = itemsAround(reading, value, within, values);
  return pairs.some((other) => beside.some(({ from }) => from === other.value.from));
}

/** Choices that stand side by side with the one that is taken. */
function adjacent(
  found: readonly Assigned[],
  one: Assigned,
  { reading: { tokens } }: CallContext,
): Assigned[] {
  const sorted = found
    .filter(({ score }) => score >= one.score - 0.5)
    .toSorted((a, b) => a.value.from - b.value.from);
  const joined = (a: Value, b: Value): boolean =>
    b.from > a.to &&
    tokens
      .slice(a.to, b.from)
      .every(({ lower }) => [",", "and", "or", "&", "both", "'", '"', "’", "‘"].includes(lower));
  const at = sorted.findIndex(({ value }) => value.from === one.value.from);
  if (at < 0) return [one];
  let [first, last] = [at, at];
  const isNext = (i: number, j: number): boolean => {
    const [a, b] = [sorted[i], sorted[j]];
    return (
      a !== undefined && b !== undefined && a.literal !== b.literal && joined(a.value, b.value)
    );
  };
  while (isNext(first - 1, first)) first -= 1;
  while (isNext(last, last + 1)) last += 1;
  return sorted.slice(first, last + 1);
}
