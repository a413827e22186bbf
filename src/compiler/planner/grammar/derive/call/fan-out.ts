import type { Assigned } from "./assigned.ts";
import { isAlike } from "./coordination.ts";
import type { CallContext } from "./context.ts";
import type { CallDerivation } from "./call-derivation.ts";
import { enumerated, isRespective } from "./enumerations.ts";
import type { Value } from "./value.ts";
import { groupsOf, isSolid } from "./group-items.ts";
import { ENDS, isCoordinated, orderOf, isOwn, isLike } from "./coordinated.ts";

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
