/** What a sequence of parts asks, sorted by kind, with columns found for what does not say its own. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import {
  isMeasure,
  type Condition,
  type Key,
  type Measure,
  type Part,
  type PartKind,
  type PartOf,
} from "../parts.ts";
import { isAmount, isYears, timeColumn, type Table } from "../columns.ts";
import { close, inPeriod } from "../rules/conditions.ts";

export interface Asked {
  readonly where: readonly Condition[];
  /** Columns whose values a condition names, with those values: "tea and coffee". */
  readonly named: readonly { readonly column: ColumnFacts; readonly values: readonly string[] }[];
  readonly measures: readonly Measure[];
  readonly keys: readonly Key[];
  /** The bucket of time that is asked for: "which month". */
  readonly askedKey: Key | undefined;
  readonly targets: readonly ColumnFacts[];
  readonly extreme:
    | {
        readonly which: "greatest" | "least";
        readonly of: ColumnFacts | Measure;
        readonly n?: number;
      }
    | undefined;
  readonly limit: PartOf<"limit"> | undefined;
  readonly end: PartOf<"end"> | undefined;
  readonly order: PartOf<"order"> | undefined;
  /** "Which film …", "who …": one of the rows is asked for, by its name. */
  readonly asksWho: boolean;
  /** Different values were said to be counted. */
  readonly saysDistinct: boolean;
  readonly has: (kind: PartKind) => boolean;
  readonly one: <K extends PartKind>(kind: K) => PartOf<K> | undefined;
  readonly assumed: readonly string[];
}

/** `undefined` where something finds no column, or the parts contradict each other. */
export function askedBy(
  parts: readonly Part[],
  table: Table,
  words: readonly string[],
): Asked | undefined {
  if (isYesOrNo(words)) return undefined;
  const all = <K extends PartKind>(kind: K): PartOf<K>[] =>
    parts.filter((part): part is PartOf<K> => part.is === kind);
  const assumed = parts.flatMap((part) => part.assumed);
  const targets = all("target").flatMap(({ columns }) => columns);
  const measured = measuresOf(all("measure"), all("open measure"), targets, table, assumed);
  if (measured === undefined) return undefined;
  const measures = measured.measures;
  const left = targets.filter((column) => !measured.taken.has(column));
  const extremes = all("extreme");
  const opens = all("open extreme");
  if (
    extremes.length + opens.length > 1 ||
    all("limit").length > 1 ||
    all("end").length > 1 ||
    all("order").length > 1
  )
    return undefined;
  const [limit] = all("limit");
  const extreme =
    extremes[0] ??
    (opens[0] === undefined ? undefined : closeExtreme(opens[0], left, measures, table, assumed));
  if (opens.length > 0 && extreme === undefined) return undefined;

  const time = timeColumn(table.columns);
  const where: Condition[] = all("condition").map(({ condition }) => condition);
  for (const open of all("open period")) {
    const condition = time === undefined ? undefined : inPeriod(open, time);
    if (condition === undefined) return undefined;
    where.push(condition);
  }
  const focus =
    extreme === undefined
      ? measures.map(({ column }) => column)
      : [isMeasure(extreme.of) ? extreme.of.column : extreme.of];
  for (const open of all("open condition")) {
    const column = columnFor(open, focus, table);
    if (column === undefined) return undefined;
    where.push(close(open, column));
  }
  if (contradicts(where)) return undefined;
  const buckets = all("open bucket");
  if (buckets.length > 0 && time === undefined) return undefined;
  const keys = all("keys").flatMap((part) => part.keys);
  let askedKey: Key | undefined;
  for (const { bucket, asked } of buckets) {
    if (time === undefined || (isYears(time) && bucket !== "year")) return undefined;
    const key: Key = isYears(time) ? { column: time } : { column: time, bucket };
    if (asked) askedKey = key;
    else keys.push(key);
  }
  return {
    where,
    named: all("condition").flatMap(({ columns: [column], values }) =>
      column === undefined || values === undefined ? [] : [{ column, values }],
    ),
    measures,
    keys,
    askedKey,
    targets: left.filter((column) => extreme === undefined || extreme.of !== column),
    extreme,
    limit,
    end: all("end")[0],
    order: all("order")[0],
    asksWho: asksWho(words),
    saysDistinct: words.some((word) => ["different", "distinct", "unique"].includes(word)),
    has: (kind) => parts.some(({ is }) => is === kind),
    one: (kind) => all(kind)[0],
    assumed,
  };
}

/** Statistics that do not say their column take the one amount that is asked for, or the only one there is. */
function measuresOf(
  closed: readonly PartOf<"measure">[],
  open: readonly PartOf<"open measure">[],
  targets: readonly ColumnFacts[],
  table: Table,
  assumed: string[],
): { readonly measures: Measure[]; readonly taken: ReadonlySet<ColumnFacts> } | undefined {
  const measures = closed.flatMap((part) => part.measures);
  const taken = new Set<ColumnFacts>();
  for (const { how, q } of open) {
    if (how === "count") {
      measures.push({ how });
      continue;
    }
    const numbers = targets.filter((column) => isAmount(column));
    const known = measures.flatMap(({ column }) => column ?? []);
    const amounts = table.columns.filter(isAmount);
    const column =
      numbers.length === 1
        ? numbers[0]
        : known.length === 1
          ? known[0]
          : amounts.length === 1
            ? amounts[0]
            : undefined;
    if (
      column === undefined ||
      how === "distinct" ||
      how === "missing" ||
      (how === "quantile" && q === undefined)
    )
      return undefined;
    if (numbers.length === 1) taken.add(column);
    else if (known.length !== 1) assumed.push(`${column.name} is meant, the one column of amounts`);
    measures.push({ how, column, ...(q !== undefined && { q }) });
  }
  return { measures, taken };
}

function closeExtreme(
  { which, dimension }: PartOf<"open extreme">,
  targets: readonly ColumnFacts[],
  measures: readonly Measure[],
  { columns, lexicon }: Table,
  assumed: string[],
): Asked["extreme"] {
  if (dimension !== undefined) {
    const [column, ...others] = lexicon.withDimension(dimension);
    if (column === undefined || others.length > 0) return undefined;
    // Who is oldest was born first.
    const isBirth = dimension === "age" && (column.type === "time" || isYears(column));
    const flipped = which === "greatest" ? "least" : "greatest";
    return { which: isBirth ? flipped : which, of: column };
  }
  const [measure, ...more] = measures;
  if (measure !== undefined && more.length === 0) return { which, of: measure };
  const numbers = targets.filter(isAmount);
  if (numbers.length === 1 && numbers[0] !== undefined) return { which, of: numbers[0] };
  const amounts = columns.filter(isAmount);
  const [only] = amounts;
  if (only === undefined || amounts.length > 1) return undefined;
  assumed.push(`${only.name} is meant, the one column of amounts`);
  return { which, of: only };
}

function columnFor(
  { unit, dimension }: PartOf<"open condition">,
  focus: readonly (ColumnFacts | undefined)[],
  { columns, lexicon }: Table,
): ColumnFacts | undefined {
  const amounts = columns.filter(isAmount);
  if (dimension !== undefined) {
    const fitting = lexicon.withDimension(dimension);
    return fitting.length === 1 ? fitting[0] : undefined;
  }
  if (unit !== undefined) {
    const fitting = amounts.filter((column) => lexicon.stemsOf(column).has(unit.toLowerCase()));
    if (fitting.length === 1) return fitting[0];
  }
  const [column, ...others] = focus.filter((one) => one !== undefined && isAmount(one));
  if (column !== undefined && others.length === 0) return column;
  return amounts.length === 1 ? amounts[0] : undefined;
}

/** The column that a condition is about; none of alternatives. */
export function conditionOf(condition: Condition): string | undefined {
  return "column" in condition ? condition.column : undefined;
}

/** One column cannot have two values in one row. */
function contradicts(where: readonly Condition[]): boolean {
  const equal = where.flatMap((one) =>
    "op" in one && (one.op === "=" || one.op === "in") && one.not !== true ? [one.column] : [],
  );
  return new Set(equal).size < equal.length;
}

const BE = new Set(["is", "are", "was", "were", "does", "do", "did", "has", "have", "can", "will"]);

/** Asked for a yes or no, and not for one of two. */
function isYesOrNo(words: readonly string[]): boolean {
  return BE.has(words[0] ?? "") && !words.includes("or");
}

function asksWho(words: readonly string[]): boolean {
  if (words.includes("who") || words.includes("whose")) return true;
  const at = words.findIndex((word) => word === "which" || word === "what");
  return at >= 0 && !BE.has(words[at + 1] ?? "") && words[at + 1] !== "'s";
}
