/**
 * One clause that asks the same of several: a call for each. It is cut where things are coordinated, and what lies
 * between two cuts belongs together as long as no argument gets a second value: "the weather in Paris and London",
 * "from A to B and from B to C", "5 kg for 3 m; 7 kg for 4 m".
 */
import { assign } from "./assign.ts";
import type { Assigned } from "./assigned.ts";
import { isAlike, itemsAround } from "./coordination.ts";
import type { CallContext } from "./context.ts";
import type { CallDerivation } from "./derive-call.ts";
import { enumerated, isRespective } from "./enumerations.ts";
import { isOtherForm } from "./codes.ts";
import { JOINS, segmentsOf } from "./segments.ts";
import type { Value } from "./value.ts";

const MOST_CALLS = 20;
/** What is assigned in each call; in one, where nothing is coordinated. */
export function callsOf(
  derivation: Pick<CallDerivation, "assigned" | "tool">,
  context: CallContext,
  values: readonly Value[],
): (readonly Assigned[])[] {
  const { assigned } = derivation;
  const grouped = isRespective(context) ? undefined : groupedCalls(derivation, context, values);
  const all = enumerated(assigned, context, values, MOST_CALLS);
  return grouped ?? all ?? [assigned];
}

function groupedCalls(
  derivation: Pick<CallDerivation, "assigned" | "tool">,
  context: CallContext,
  values: readonly Value[],
): Assigned[][] | undefined {
  const { assigned } = derivation;
  const free = values.filter(
    (value) =>
      isSolid(value) &&
      value.spelled !== true &&
      !isOwn(value, context) &&
      !assigned.some((one) => one.value.from < value.to && value.from < one.value.to),
  );
  if (free.length === 0 || derivation.tool.input.properties === undefined) return undefined;
  const groups = groupsOf(context, derivation, values);
  const [first] = groups;
  if (first === undefined || groups.length < 2 || groups.length > MOST_CALLS) return undefined;
  if (
    groups.some(
      (group, at) =>
        isCutOff(group, groups[at - 1]) || group.some((one) => isForAnother(one, assigned)),
    )
  )
    return undefined;
  const filled = (group: readonly Assigned[]): Set<string> =>
    new Set(group.map(({ field }) => field.name));
  const varying = [...filled(first)].filter((name) =>
    groups.slice(1).every((group) => filled(group).has(name)),
  );
  // What is repeated is said each time, in the same form; everything else holds for all.
  if (varying.length === 0 || groups.some((group) => !isLike(group, first, varying)))
    return undefined;
  if (varying.length === 1 && !isCoordinated(groups, varying[0] ?? "", context, values))
    return undefined;
  const pair = pairOf(groups, varying, context, assigned);
  if (pair !== undefined)
    return [
      [
        ...assigned.filter(({ field }) => !pair.some((one) => one.field.name === field.name)),
        ...pair,
      ],
    ];
  if (groups.some((group) => orderOf(group, varying) !== orderOf(first, varying))) return undefined;
  const covered = new Set(
    groups
      .flat()
      .filter(({ value }) => isSolid(value))
      .map(({ value }) => value.from),
  );
  const before = assigned.filter(({ value }) => isSolid(value)).length;
  if (covered.size <= before) return undefined;
  return groups.map((group, at) => {
    const own = filled(group);
    const given = [...groups.slice(0, at).toReversed(), ...groups.slice(at + 1), assigned].flat();
    const inherited: Assigned[] = [];
    for (const one of given) {
      if (own.has(one.field.name)) continue;
      own.add(one.field.name);
      inherited.push(one);
    }
    return [...group, ...inherited];
  });
}

/** "100 GBP to USD, EUR and CHF": what goes on a list is what the one before it is. */
function isCutOff(group: readonly Assigned[], before: readonly Assigned[] = []): boolean {
  const [only, ...more] = group.filter(({ value }) => isSolid(value));
  const last = before
    .filter(({ value }) => isSolid(value))
    .toSorted((a, b) => a.value.from - b.value.from)
    .at(-1);
  if (only === undefined || more.length > 0 || last === undefined) return false;
  return only.field.name !== last.field.name && isAlike(only.value, last.value);
}

/** "Tell A and B: "Come""; "swap A, B and C": what the whole has for one argument is not another's in a part of it. */
function isForAnother({ field, value }: Assigned, assigned: readonly Assigned[]): boolean {
  // The pounds of "100 pounds" are an argument as well as the number.
  const whole = assigned.find(
    (one) =>
      one.value.from < value.to &&
      value.from < one.value.to &&
      isSolid(one.value) &&
      one.value.is !== "money" &&
      one.value.is !== "quantity",
  );
  return whole !== undefined && isSolid(value) && whole.field.name !== field.name;
}

/** "between A and B": the second is another argument of the same form, and no call of its own. */
function pairOf(
  groups: readonly (readonly Assigned[])[],
  [name, ...more]: readonly string[],
  { fields }: CallContext,
  assigned: readonly Assigned[],
): Assigned[] | undefined {
  const own = groups.flatMap((group) => group.find(({ field }) => field.name === name) ?? []);
  const [first, second] = own;
  if (
    first === undefined ||
    second === undefined ||
    own.length !== 2 ||
    more.length > 0 ||
    first.field.format === undefined
  )
    return undefined;
  const field = fields.find(
    (one) =>
      one.kind === first.field.kind &&
      one.format === first.field.format &&
      !one.list &&
      one.names.some(isLater) &&
      !assigned.some((other) => other.field.name === one.name),
  );
  return field && [first, { ...second, field }];
}

/** Says that its argument is the second of two. */
export function isLater(stem: string): boolean {
  return ENDS.has(stem);
}

const ENDS = new Set(["to", "until", "end", "other", "right", "second"]);

/** One argument alone changes: then its values have to stand side by side, or each in a part of its own. */
function isCoordinated(
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
function orderOf(group: readonly Assigned[], names: readonly string[]): string {
  return group
    .filter(({ field }) => names.includes(field.name))
    .toSorted((a, b) => a.value.from - b.value.from)
    .map(({ field }) => field.name)
    .join();
}

/** In capitals, and one of the tool's own words. */
function isOwn({ is, from, to }: Value, context: CallContext): boolean {
  if (is !== "name") return false;
  for (let at = from; at < to; at += 1)
    if (!context.explains(at) && !context.names(at) && !context.isEmpty(at)) return false;
  return true;
}

function isLike(
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

function groupsOf(
  context: CallContext,
  { assigned }: Pick<CallDerivation, "assigned">,
  values: readonly Value[],
): Assigned[][] {
  const { reading, span, extras } = context;
  // What the whole could fill is worth filling in each part, with less evidence than for itself.
  const names = new Set(assigned.map(({ field }) => field.name));
  const literal = assigned.filter((one) => one.literal !== undefined);
  const fields = [
    ...assigned
      .filter((one) => one.literal === undefined && !one.field.list)
      .map(({ field }) => ({ ...field, required: true })),
    ...context.fields.filter((field) => field.required && !names.has(field.name) && !field.list),
    ...literal.map(({ field }) => field),
  ];
  const groups: Assigned[][] = [];
  let current: Assigned[] = [];
  for (const segment of [span, ...extras].flatMap((one) =>
    segmentsOf(
      reading,
      one,
      values.filter(({ is }) => is === "name"),
    ),
  )) {
    const within = values.filter(({ from, to }) => from >= segment.from && to <= segment.to);
    const usable = within.filter((value) => !isOwn(value, context));
    const all = assign(fields, usable, { ...context, span: segment, extras: [] }).assigned;
    const isOnce = ({ value }: Assigned): boolean =>
      !all.some(
        (other) => other.value !== value && isMeasure(value) && other.value.text === value.text,
      );
    const found = all.filter(
      (one) =>
        (isSolid(one.value) || isMeasure(one.value) || one.literal !== undefined) && isOnce(one),
    );
    if (found.length === 0) continue;
    const taken = new Set(current.map(({ field }) => field.name));
    if (found.some(({ field }) => taken.has(field.name))) {
      groups.push(current);
      current = [];
    }
    current = [...current, ...found];
  }
  if (current.length > 0) groups.push(current);
  return groups;
}

function isSolid(value: Value): boolean {
  return value.is !== "phrase" && value.is !== "json" && !isMeasure(value);
}

/** The pounds of "100 pounds". */
function isMeasure({ is }: Value): boolean {
  return is === "currency" || is === "unit";
}
