/** Columns for what does not say its own: a statistic, an extreme, a comparison. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { isAmount, isCount, isTime, isUnique, timeColumn, type Table } from "../columns.ts";
import type { End, Measure, PartOf } from "../parts.ts";

export interface AskedExtreme {
  readonly which: "greatest" | "least";
  readonly of: ColumnFacts | Measure;
  readonly n?: number;
}

/** Statistics that do not say their column take the one amount that is asked for, or the only one there is. */
export function closeMeasures(
  closed: readonly PartOf<"measure">[],
  open: readonly PartOf<"openMeasure">[],
  targets: readonly ColumnFacts[],
  table: Table,
  assumed: string[],
): { readonly measures: Measure[]; readonly taken: ReadonlySet<ColumnFacts> } | undefined {
  const measures = closed.flatMap((part) => part.measures);
  const taken = new Set<ColumnFacts>();
  for (const { how } of open) {
    if (how === "count") {
      if (!measures.some((one) => one.how === "count")) measures.push({ how });
      continue;
    }
    // "How many goals in total": what is measured is said already.
    if (how === "sum" && measures.some((one) => ["sum", "count", "distinct"].includes(one.how))) continue; // prettier-ignore
    if (how === "missing") {
      const [column, ...others] = targets;
      if (column === undefined || others.length > 0) return undefined;
      taken.add(column);
      measures.push({ how, column });
      continue;
    }
    const column = amountOf(targets, measures, table);
    if (column?.type !== "number" || how === "distinct" || how === "quantile") return undefined;
    if (targets.includes(column)) taken.add(column);
    else if (!measures.some((one) => one.column === column))
      assumed.push(`${column.name} is meant, the one column of amounts`);
    measures.push({ how, column });
  }
  const seen = new Set<string>();
  return {
    measures: measures.filter(({ how, column, q }) => {
      const key = JSON.stringify([how, column?.name, q]);
      return !seen.has(key) && seen.add(key);
    }),
    taken,
  };
}

function amountOf(
  targets: readonly ColumnFacts[],
  measures: readonly Measure[],
  { columns }: Table,
): ColumnFacts | undefined {
  for (const list of [
    targets.filter(isAmount),
    [...new Set(measures.flatMap(({ column }) => column ?? []))],
    columns.filter(isAmount),
  ]) {
    if (list.length === 1) return list[0];
    if (list.length > 1) return undefined;
  }
  return undefined;
}

export function closeExtreme(
  extreme: PartOf<"openExtreme">,
  targets: readonly ColumnFacts[],
  measures: readonly Measure[],
  table: Table,
  assumed: string[],
  saysRows: boolean,
): AskedExtreme | undefined {
  const { n } = extreme;
  const found = extremeOf(extreme, targets, measures, table, assumed, saysRows);
  return found && { ...found, ...(n !== undefined && { n }) };
}

function extremeOf(
  { which, dimension, uses }: PartOf<"openExtreme">,
  targets: readonly ColumnFacts[],
  measures: readonly Measure[],
  table: Table,
  assumed: string[],
  saysRows: boolean,
): AskedExtreme | undefined {
  const { columns } = table;
  if (dimension !== undefined) {
    const column = dimensional(dimension, targets, table);
    if (column === undefined) return undefined;
    // Who is oldest was born first.
    const isBirth = dimension === "age" && isTime(column);
    return { which: isBirth ? flipped(which) : which, of: column };
  }
  const [measure, ...more] = measures;
  if (measure !== undefined && more.length === 0) return { which, of: measure };
  const numbers = targets.filter(isAmount);
  if (numbers.length === 1 && numbers[0] !== undefined) return { which, of: numbers[0] };
  // "Which make was used the most": rows, where each has several and nothing is there that could be meant.
  if (uses.some(({ became }) => /^(?:most|least|fewest)\b/.test(became))) {
    if (saysRows) return { which, of: { how: "count" } };
    const [only, ...others] = targets;
    const isClear = only?.type === "text" && others.length === 0 && !isUnique(only, table) && !columns.some((column) => isCount(column, table)); // prettier-ignore
    if (!isClear) return undefined;
    assumed.push(`rows are counted for each ${only.name}`);
    return { which, of: { how: "count" } };
  }
  const amounts = columns.filter(isAmount);
  const [only] = amounts;
  if (only === undefined || amounts.length > 1) return undefined;
  assumed.push(`${only.name} is meant, the one column of amounts`);
  return { which, of: only };
}

/** The one column that has a dimension; what is named besides decides among several. */
export function dimensional(
  dimension: NonNullable<PartOf<"openExtreme">["dimension"]>,
  targets: readonly ColumnFacts[],
  { columns, lexicon }: Table,
): ColumnFacts | undefined {
  const isMoment = dimension === "age" || dimension === "moment";
  const fitting = lexicon.withDimension(dimension).filter((column) => isMoment || !isTime(column));
  const named = fitting.filter((column) => targets.includes(column));
  const [column, ...others] = named.length > 0 ? named : fitting;
  if (column !== undefined) return others.length === 0 ? column : undefined;
  return isMoment ? timeColumn(columns) : undefined;
}

export function columnFor(
  { unit, dimension }: PartOf<"openCondition">,
  focus: readonly (ColumnFacts | undefined)[],
  table: Table,
): ColumnFacts | undefined {
  const { columns, lexicon } = table;
  const amounts = columns.filter(isAmount);
  if (dimension !== undefined) return dimensional(dimension, [], table);
  if (unit !== undefined) {
    const fitting = amounts.filter((column) => lexicon.stemsOf(column).has(unit.toLowerCase()));
    if (fitting.length === 1) return fitting[0];
    if (fitting.length === 0 && amounts.some((column) => column.unit !== undefined))
      return undefined;
  }
  const [column, ...others] = focus.filter((one) => one !== undefined && isAmount(one));
  if (column !== undefined && others.length === 0) return column;
  return amounts.length === 1 ? amounts[0] : undefined;
}

export function flipped(which: End): End {
  return which === "greatest" ? "least" : "greatest";
}
