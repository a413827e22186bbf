/** Columns for what does not say its own: a statistic, an extreme, a comparison. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import type { Dimension } from "../../../link/dimensions.ts";
import { wordsOfName } from "../../../link/identifier.ts";
import { endOf, isAmount, isCount, isTime, isUnique, type Table } from "../columns.ts";
import { close } from "../close-conditions.ts";
import { onlyOf, uniqueOf } from "../lists.ts";
import type { Measure, OpenCondition, PartOf } from "../parts.ts";

export type AskedExtreme = Pick<PartOf<"extreme">, "which" | "of" | "n">;

/** What has no column of its own, and where one may be found. */
export interface Closing {
  readonly table: Table;
  readonly targets: readonly ColumnFacts[];
  /** What is read into the question; more is added. */
  readonly assumed: string[];
}

/** Those that do not say their column take the one amount that is asked for, or the only one there is. */
export function closeMeasures(
  closed: readonly Measure[],
  open: readonly PartOf<"openMeasure">[],
  { table, targets, assumed }: Closing,
): { readonly measures: Measure[]; readonly taken: ReadonlySet<ColumnFacts> } | undefined {
  const measures = [...closed];
  const taken = new Set<ColumnFacts>();
  for (const { how } of open) {
    if (how === "count") {
      if (!measures.some((one) => one.how === "count")) measures.push({ how });
      continue;
    }
    // "How many goals in total": what is measured is said already.
    const isSaid = measures.some((one) => ["sum", "count", "distinct"].includes(one.how));
    if (how === "sum" && isSaid) continue;
    const column = how === "missing" ? onlyOf(targets) : amountOf(targets, measures, table);
    const isNumber = column?.type === "number" && how !== "distinct" && how !== "quantile";
    if (column === undefined || (how !== "missing" && !isNumber)) return undefined;
    if (targets.includes(column)) taken.add(column);
    else if (!measures.some((one) => one.column === column)) assumed.push(onlyAmount(column));
    measures.push({ how, column });
  }
  const byKey = new Map(measures.toReversed().map((one) => [keyOf(one), one]));
  return { measures: measures.filter((one) => byKey.get(keyOf(one)) === one), taken };
}

function keyOf({ how, column, q }: Measure): string {
  return JSON.stringify([how, column?.name, q]);
}

function onlyAmount({ name }: ColumnFacts): string {
  return `${name} is meant, the one column of amounts`;
}

function amountOf(
  targets: readonly ColumnFacts[],
  measures: readonly Measure[],
  { columns }: Table,
): ColumnFacts | undefined {
  const measured = uniqueOf(measures.flatMap(({ column }) => column ?? []));
  const lists = [targets.filter(isAmount), measured, columns.filter(isAmount)];
  return onlyOf(lists.find(({ length }) => length > 0) ?? []);
}

export function closeExtreme(
  { which, dimension, n, uses }: PartOf<"openExtreme">,
  measures: readonly Measure[],
  saysRows: boolean,
  { table, targets, assumed }: Closing,
): AskedExtreme | undefined {
  const of = (what: AskedExtreme["of"] | undefined, end = which) =>
    what && { which: end, of: what, ...(n !== undefined && { n }) };
  if (dimension !== undefined) {
    const column = dimensional(dimension, targets, table);
    return of(column, column && endOf(which, dimension, column));
  }
  const said = onlyOf(measures) ?? onlyOf(targets.filter(isAmount));
  if (said !== undefined) return of(said);
  const amounts = table.columns.filter(isAmount);
  // "Which make was used the most": rows, where each has several and nothing is there that could be meant.
  if (uses.some(({ became }) => /^(?:most|least|fewest)\b/.test(became))) {
    if (saysRows) return of({ how: "count" });
    const only = onlyOf(targets);
    const isUnclear = table.columns.some((column) => isCount(column, table));
    if (only?.type !== "text" || isUnique(only, table) || isUnclear) return undefined;
    assumed.push(`rows are counted for each ${only.name}`);
    return of({ how: "count" });
  }
  const only = onlyOf(amounts);
  if (only !== undefined) assumed.push(onlyAmount(only));
  return of(only);
}

/** The one column that has a dimension; what is named besides decides among several. */
export function dimensional(
  dimension: Dimension,
  targets: readonly ColumnFacts[],
  { columns, lexicon }: Table,
): ColumnFacts | undefined {
  const isMoment = dimension === "age" || dimension === "moment";
  const fitting = lexicon.withDimension(dimension).filter((column) => isMoment || !isTime(column));
  const named = fitting.filter((column) => targets.includes(column));
  if (named.length > 0) return onlyOf(named);
  if (isMoment) return momentOf(fitting, columns);
  // The fastest is the one with the least time, or with the greatest speed over some distance.
  const isOfSpeed =
    dimension === "time" &&
    (["speed", "distance"] as const).some((one) => lexicon.withDimension(one).some(isAmount));
  return isOfSpeed ? undefined : onlyOf(fitting);
}

/** Of several times and years, the one whose name speaks of an age: "Queen Year" is no age of a hive. */
function momentOf(
  fitting: readonly ColumnFacts[],
  columns: readonly ColumnFacts[],
): ColumnFacts | undefined {
  // When it was last looked at says nothing of its age.
  const times = columns.filter(
    (column) => isTime(column) && !/^(?:last|latest|next)/i.test(column.name),
  );
  const all = uniqueOf([...fitting, ...times]);
  if (all.length <= 1) return onlyOf(all);
  return onlyOf(
    fitting.filter(({ name }) => wordsOfName(name).words.some((word) => OF_AGE.has(word))),
  );
}

const OF_AGE = new Set("age born birth birthdate dob founded built established opened".split(" "));

/** The column that a comparison is about: by its dimension or unit, else the one that is measured or compared. */
export function columnFor(
  condition: OpenCondition,
  focus: readonly (ColumnFacts | undefined)[],
  table: Table,
): ColumnFacts | undefined {
  const { unit, dimension } = condition;
  const amounts = table.columns.filter(isAmount);
  if (dimension !== undefined) {
    const isMeasured = (column: ColumnFacts) => close(condition, column) !== undefined;
    return dimensional(dimension, unit === undefined ? [] : amounts.filter(isMeasured), table);
  }
  if (unit !== undefined) {
    const stem = unit.toLowerCase();
    const fitting = amounts.filter((column) => table.lexicon.stemsOf(column).has(stem));
    if (fitting.length === 1) return fitting[0];
    const convertible = amounts.filter((column) => close(condition, column) !== undefined);
    if (fitting.length === 0 && convertible.length === 1) return convertible[0];
    if (fitting.length === 0 && amounts.some((column) => column.unit !== undefined))
      return undefined;
  }
  const measured = focus.filter((one) => one !== undefined && isAmount(one));
  return onlyOf(measured) ?? onlyOf(amounts);
}
