/** What differs between two values of a task or a plan, as deep as it can be said. */
import { diffArrays } from "diff";
import { canonicalJson, type Json } from "../../contract/json.ts";
import { compareText } from "../../contract/compare-text.ts";
import { argShape } from "../../contract/values.ts";

/** A value and where it stands: `args.where[0].value`. */
export interface Placed {
  readonly at: string;
  readonly value: Json;
}

/** One difference. What was added has no `before`, and what was removed no `after`. */
export interface Change {
  readonly before?: Placed;
  readonly after?: Placed;
}

/** References, times and texts that are put together are one value each: what stands inside of them says nothing alone. */
export function diffValues(before: Placed | undefined, after: Placed | undefined): Change[] {
  if (before === undefined || after === undefined) {
    if (before === after) return [];
    return [{ ...(before && { before }), ...(after && { after }) }];
  }
  if (canonicalJson(before.value) === canonicalJson(after.value)) return [];
  const [one, other] = [argShape(before.value), argShape(after.value)];
  if (one.is === "record" && other.is === "record") return diffRecords(before, after);
  if (one.is === "list" && other.is === "list") return diffLists(before, after);
  return [{ before, after }];
}

function diffRecords(before: Placed, after: Placed): Change[] {
  const [one, other] = [before.value, after.value] as Readonly<Record<string, Json>>[];
  const member = (of: Placed, record: Readonly<Record<string, Json>> = {}, key: string) => {
    const value = Object.hasOwn(record, key) ? record[key] : undefined;
    const at = of.at === "" ? key : `${of.at}.${key}`;
    return value === undefined ? undefined : { at, value };
  };
  const keys = new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})]);
  return [...keys]
    .toSorted(compareText)
    .flatMap((key) => diffValues(member(before, one, key), member(after, other, key)));
}

/** Items that both lists have in the same order stay; between two of them, one after the other was changed. */
function diffLists(before: Placed, after: Placed): Change[] {
  const [one, other] = [itemsOf(before), itemsOf(after)];
  return gapsOf(one.map(textOf), other.map(textOf)).flatMap(({ own, others }) =>
    Array.from({ length: Math.max(own.length, others.length) }).flatMap((_, i) =>
      diffValues(one[own[i] ?? NaN], other[others[i] ?? NaN]),
    ),
  );
}

function itemsOf({ at, value }: Placed): Placed[] {
  return (value as readonly Json[]).map((item, i) => ({ at: `${at}[${i}]`, value: item }));
}

function textOf({ value }: Placed): string {
  return canonicalJson(value);
}

/** Positions of what stands between two items that stay. */
interface Gap {
  readonly own: readonly number[];
  readonly others: readonly number[];
}

/** Between the items that an edit of least length keeps (Myers 1986), whichever of the two lists is the older one. */
function gapsOf(own: readonly string[], others: readonly string[]): Gap[] {
  if (compareText(own.join("\n"), others.join("\n")) > 0)
    return gapsOf(others, own).map((gap) => ({ own: gap.others, others: gap.own }));
  const gaps: { own: number[]; others: number[] }[] = [{ own: [], others: [] }];
  let [i, j] = [0, 0];
  for (const { added, removed, count } of diffArrays([...own], [...others])) {
    const gap = gaps.at(-1);
    if (removed) for (const end = i + count; i < end; i += 1) gap?.own.push(i);
    else if (added) for (const end = j + count; j < end; j += 1) gap?.others.push(j);
    else {
      i += count;
      j += count;
      gaps.push({ own: [], others: [] });
    }
  }
  return gaps;
}
