/** Values that one word joins: "Lisbon and Porto". */
import type { Assigned } from "./assigned.ts";
import { isAlike, itemsAround } from "./coordination.ts";
import type { CallContext } from "./context.ts";
import { isOtherForm } from "./codes.ts";
import { JOINS } from "./segments.ts";
import type { Value } from "./value.ts";

export const ENDS = new Set(["to", "until", "end", "other", "right", "second"]);

/** One argument alone changes: then its values have to stand side by side, or each in a part of its own. */
export function isCoordinated(
  groups: readonly (readonly Assigned[])[],
  name: string,
  context: CallContext,
  values: readonly Value[],
): boolean {
  const own = groups.flatMap((group) => group.find(({ field }) => field.name === name) ?? []);
  const [first] = own;
  if (first === undefined) return false;
  if (own.some(({ literal }) => literal !== undefined)) return true;
  const within = [context.span, ...context.extras].find(
    ({ from, to }) => first.value.from >= from && first.value.from < to,
  );
  const items = itemsAround(context.reading, first.value, within ?? context.span, values);
  if (own.every(({ value }) => items.some((item) => item.from === value.from))) return true;
  // "the factorial of 5, the factorial of 7": what the tool is called stands between.
  return own.slice(1).every(({ value }, at) => {
    const { tokens } = context.reading;
    const between = Array.from(
      { length: value.from - (own[at]?.value.to ?? 0) },
      (_, i) => value.from - 1 - i,
    );
    return (
      between.some((each) => JOINS.has(tokens[each]?.lower ?? "")) &&
      between.every((each) => context.isEmpty(each) || context.explains(each))
    );
  });
}

/** Names of the arguments as they follow one another. */
export function orderOf(group: readonly Assigned[], names: readonly string[]): string {
  return group
    .filter(({ field }) => names.includes(field.name))
    .toSorted((a, b) => a.value.from - b.value.from)
    .map(({ field }) => field.name)
    .join();
}

/** In capitals, and one of the tool's own words. */
export function isOwn({ is, from, to }: Value, context: CallContext): boolean {
  if (is !== "name") return false;
  for (let at = from; at < to; at += 1)
    if (!context.explains(at) && !context.names(at) && !context.isEmpty(at)) return false;
  return true;
}

export function isLike(
  group: readonly Assigned[],
  first: readonly Assigned[],
  names: readonly string[],
): boolean {
  return (
    names.every((name) => {
      const [one, other] = [group, first].map((each) =>
        each.find(({ field }) => field.name === name),
      );
      if (one === undefined || other === undefined) return false;
      if (one.literal !== undefined || other.literal !== undefined) return true;
      return (
        isAlike(one.value, other.value) &&
        !isOtherForm(one.value, other.value, one.field) &&
        one.value.unit === other.value.unit &&
        one.value.spelled !== true
      );
    }) &&
    (!group.some(({ value }) => value.aside) ||
      first.every(({ field }) => group.some((one) => one.field.name === field.name)))
  );
}
