/** The conditions of a question: those that are said whole, and those whose column is found by what else is asked. */
import type { ColumnFacts } from "../../../../../../contract/facts.ts";
import { close, inPeriod } from "../close-conditions.ts";
import { timeColumn, type Table } from "../columns.ts";
import { isMeasure, type Condition, type Measure, type PartKind, type PartOf } from "../parts.ts";
import { columnFor, type AskedExtreme } from "./close.ts";
import { isOfAge } from "./unclear.ts";

/** The parts of a kind. */
export type All = <K extends PartKind>(kind: K) => PartOf<K>[];

/** `undefined` where one of them finds no column. */
export function conditionsOf(
  all: All,
  measures: readonly Measure[],
  extreme: AskedExtreme | undefined,
  table: Table,
): Condition[] | undefined {
  const time = timeColumn(table.columns);
  const closed = [
    ...all("condition").map(({ condition }) => condition),
    ...all("openPeriod").map((open) => time && inPeriod(open, time)),
  ];
  const where = closed.filter((condition) => condition !== undefined);
  if (where.length < closed.length) return undefined;
  const names = new Set(where.map(conditionOf));
  const compared = table.columns.filter(({ name }) => names.has(name));
  const of = extreme === undefined ? measures : [extreme.of];
  const measured = of.flatMap((one) => (isMeasure(one) ? (one.column ?? []) : one));
  for (const open of all("openCondition")) {
    // "More than 10 floors but less than 20": of the same.
    const column = columnFor(open, measured.length > 0 ? measured : compared, table);
    const condition = column && !isOfAge(open, column, table) && close(open, column);
    if (!condition) return undefined;
    where.push(condition);
  }
  return where;
}

/** The column that a condition is about; none of alternatives. */
export function conditionOf(condition: Condition): string | undefined {
  return "column" in condition ? condition.column : undefined;
}

/** "Films directed by Agnes Roth", "what was ordered on that day": what a condition fixes is not what is asked for. */
export function isHeld(targets: readonly ColumnFacts[], where: readonly Condition[]): boolean {
  const held = new Set(
    where.flatMap((one) =>
      "op" in one &&
      !one.not &&
      (one.op === "missing" || (one.op === "=" && typeof one.value !== "object"))
        ? one.column
        : [],
    ),
  );
  return targets.every(({ name }) => held.has(name));
}

/** One column cannot have two values in one row, nor one time in two years. */
export function contradicts(where: readonly Condition[]): boolean {
  const stretches = where.filter(
    (one) =>
      "op" in one && one.op === "between" && one.not !== true && typeof one.from !== "number",
  );
  if (new Set(stretches.map(conditionOf)).size < stretches.length) return true;
  const equal = where.filter(
    (one) => "op" in one && ["=", "in", "contains"].includes(one.op) && one.not !== true,
  );
  return new Set(equal.map(conditionOf)).size < equal.length;
}
