/** In what order bars stand: words by their values, what has an order of its own in that, what has no label last. */
import type { ChartFields } from "./chart-fields.ts";
import { NONE, type Mark } from "./chart-marks.ts";
import { naturalOrder } from "./ordered-labels.ts";

/** More bars of words than this are too thin to read, and the last ones matter least. */
const MOST_RANKED = 20;
/** What has an order of its own is a shape that one looks at as a whole. */
const MOST_IN_ORDER = 60;

export interface OrderedBars {
  readonly labels: readonly string[];
  /** Whether the labels have an order of their own. */
  readonly isNatural: boolean;
  /** What is left out. */
  readonly cut: string | undefined;
}

export function orderBars({ x }: ChartFields, marks: readonly Mark[]): OrderedBars {
  const totals = new Map<string, number>();
  for (const { x: label, y } of marks) {
    totals.set(String(label), (totals.get(String(label)) ?? 0) + y);
  }
  const named = [...totals.keys()].filter((label) => label !== NONE);
  const rank = naturalOrder(named);
  const isWords = x.type === "text" || x.type === "boolean";
  const total = (label: string): number => totals.get(label) ?? 0;
  const sorted =
    rank !== undefined
      ? named.toSorted((a, b) => rank(a) - rank(b))
      : isWords
        ? named.toSorted((a, b) => total(b) - total(a))
        : named;
  const isNatural = rank !== undefined || !isWords;
  const most = isNatural ? MOST_IN_ORDER : MOST_RANKED;
  return {
    labels: [...sorted.slice(0, most), ...(totals.has(NONE) ? [NONE] : [])],
    isNatural,
    cut:
      sorted.length > most
        ? `the ${isNatural ? "first" : "largest"} ${most} of ${sorted.length.toLocaleString("en")}`
        : undefined,
  };
}
