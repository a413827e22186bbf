/** Values of a list that belong together, one group for each call. */
import { assign } from "./assign.ts";
import type { Assigned } from "./assigned.ts";
import type { CallContext } from "./context.ts";
import type { CallDerivation } from "./call-derivation.ts";
import { segmentsOf } from "./segments.ts";
import type { Value } from "./value.ts";
import { isOwn } from "./coordinated.ts";

export function groupsOf(
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

export function isSolid(value: Value): boolean {
  return value.is !== "phrase" && value.is !== "json" && !isMeasure(value);
}

/** The pounds of "100 pounds". */
function isMeasure({ is }: Value): boolean {
  return is === "currency" || is === "unit";
}
