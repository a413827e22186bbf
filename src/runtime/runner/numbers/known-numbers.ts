/** The numbers that data holds, to look shown numbers up in. */
import type { Json } from "../../../contract/json.ts";
import { isList } from "../record/shapes.ts";
import { readNumbers, type ShownNumber } from "./read-numbers.ts";

export interface KnownNumbers {
  /** Whether some value of the data, rounded as the text rounds it, is the number shown. */
  has(shown: ShownNumber): boolean;
}

/**
 * Collects the numbers of values: numbers, numbers inside texts and field names,
 * and the lengths of lists, which are counts that a sentence may state.
 */
export function knownNumbers(values: Iterable<Json>): KnownNumbers {
  const sorted = Float64Array.from(numbersOf(values)).toSorted();
  return {
    has: ({ value, half, scales }) =>
      scales.some((scale) => anyBetween(sorted, (value - half) * scale, (value + half) * scale)),
  };
}

/** Depth first with a stack of its own: data may be nested deeper than calls can be. */
function* numbersOf(values: Iterable<Json>): Generator<number> {
  const pending: Json[] = [...values];
  while (pending.length > 0) {
    const value = pending.pop() as Json;
    if (typeof value === "number") yield Math.abs(value);
    else if (typeof value === "string") yield* numbersIn(value);
    else if (value === null || typeof value === "boolean") continue;
    else if (isList(value)) {
      yield value.length;
      for (const item of value) pending.push(item);
    } else {
      for (const [key, item] of Object.entries(value)) {
        yield* numbersIn(key);
        pending.push(item);
      }
    }
  }
}

function* numbersIn(text: string): Generator<number> {
  if (!/\d/.test(text)) return;
  for (const { value } of readNumbers(text)) yield value;
  // In data, digits inside names count as well: `sma20` lets a sentence speak of 20.
  for (const digits of text.match(/\d+/g) ?? []) yield Number(digits);
}

function anyBetween(sorted: Float64Array, low: number, high: number): boolean {
  // Decimal fractions are not exact in binary: 0.125 shown as 0.13 is exactly half a unit away.
  const slack = 4 * Number.EPSILON * high;
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? 0) < low - slack) from = middle + 1;
    else to = middle;
  }
  const found = sorted[from];
  return found !== undefined && found <= high + slack;
}
