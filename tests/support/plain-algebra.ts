/** What the table algebra says, evaluated row by row in plain TypeScript: nothing is shared with its compiler. */
import type { Cell } from "../../src/catalog/authoring.ts";

type Row = Record<string, Cell>;
type Comparison =
  | {
      op: "=" | "!=" | "<" | "<=" | ">" | ">=";
      column: string;
      value: string | number;
      not: boolean;
    }
  | { op: "in"; column: string; values: number[]; not: boolean }
  | { op: "between"; column: string; from: number; to: number; not: boolean }
  | { op: "contains" | "starts with"; column: string; value: string; not: boolean }
  | { op: "missing"; column: string; not: boolean };
type Condition = Comparison | { any: (Comparison | { all: Comparison[] })[]; not: boolean };
type Measure =
  | { how: "count" }
  | {
      how:
        | "sum"
        | "mean"
        | "median"
        | "min"
        | "max"
        | "mode"
        | "distinct"
        | "missing"
        | "stddev"
        | "population variance"
        | "first"
        | "last";
      column: string;
    };

export interface Asked {
  readonly where: Condition[];
  readonly group: string[];
  readonly measures: Measure[];
}

/** True, false, or unknown where a value is missing. */
type Truth = boolean | null;

const negated = (truth: Truth, not: boolean): Truth => (truth === null || !not ? truth : !truth);
const every = (list: Truth[]): Truth =>
  list.includes(false) ? false : list.includes(null) ? null : true;
const some = (list: Truth[]): Truth =>
  list.includes(true) ? true : list.includes(null) ? null : false;

function holds(row: Row, condition: Condition, all: readonly Row[]): Truth {
  if (!("any" in condition)) return compares(row, condition, all);
  const parts = condition.any.map((part) =>
    "all" in part
      ? every(part.all.map((one) => compares(row, one, all)))
      : compares(row, part, all),
  );
  return negated(some(parts), condition.not);
}

function compares(row: Row, comparison: Comparison, all: readonly Row[]): Truth {
  const cell = row[comparison.column] ?? null;
  if (comparison.op === "missing") return (cell === null) !== comparison.not;
  if (cell === null) return null;
  return negated(test(cell, comparison, all), comparison.not);
}

const PERIODS: Record<string, [string, string]> = {
  "2024": ["2024-01-01", "2024-12-31"],
  "2024-02": ["2024-02-01", "2024-02-29"],
  "2024-Q3": ["2024-07-01", "2024-09-30"],
  "2024-02-29": ["2024-02-29", "2024-02-29"],
};

function test(
  cell: NonNullable<Cell>,
  comparison: Exclude<Comparison, { op: "missing" }>,
  all: readonly Row[],
): boolean {
  switch (comparison.op) {
    case "in":
      return comparison.values.includes(Number(cell));
    case "between":
      return Number(cell) >= comparison.from && Number(cell) <= comparison.to;
    case "contains":
      return String(cell).toLowerCase().includes(comparison.value.toLowerCase());
    case "starts with":
      return String(cell).toLowerCase().startsWith(comparison.value.toLowerCase());
    default: {
      const { op, value, column } = comparison;
      if (column === "day") {
        const [from = "", to = ""] = PERIODS[String(value)] ?? [];
        const day = String(cell);
        if (op === "=") return day >= from && day <= to;
        if (op === "!=") return day < from || day > to;
        return op === "<"
          ? day < from
          : op === "<="
            ? day <= to
            : op === ">"
              ? day > to
              : day >= from;
      }
      if (typeof value === "string") {
        // As it is written, unless no row of the data has it so.
        const isThere = all.some((row) => row[column] === value);
        const same = isThere ? cell === value : String(cell).toLowerCase() === value.toLowerCase();
        return op === "=" ? same : !same;
      }
      const number = Number(cell);
      switch (op) {
        case "=":
          return number === value;
        case "!=":
          return number !== value;
        case "<":
          return number < value;
        case "<=":
          return number <= value;
        case ">":
          return number > value;
        case ">=":
          return number >= value;
      }
    }
  }
}

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

function keyOf(row: Row, key: string): Cell {
  const day = row["day"];
  if (key !== "month" && key !== "weekday") return row[key] ?? null;
  if (day === null || day === undefined) return null;
  return key === "month"
    ? `${String(day).slice(0, 7)}-01`
    : (WEEKDAYS[new Date(String(day)).getUTCDay()] ?? null);
}

function measured(rows: readonly Row[], measure: Measure): Cell {
  if (measure.how === "count") return rows.length;
  const cells = rows.map((row) => row[measure.column] ?? null);
  const values = cells.filter((cell) => cell !== null);
  if (measure.how === "missing") return cells.length - values.length;
  if (measure.how === "distinct") return new Set(values).size;
  if (values.length === 0) return null;
  if (measure.how === "mode") {
    const counts = Map.groupBy(values, (value) => value);
    const most = Math.max(...[...counts.values()].map((list) => list.length));
    const modes = [...counts].filter(([, list]) => list.length === most).map(([value]) => value);
    return modes.reduce((least, value) => (value < least ? value : least));
  }
  const numbers = values.map(Number);
  const n = numbers.length;
  const sum = numbers.reduce((total, value) => total + value, 0);
  const squares = numbers.reduce((total, value) => total + (value - sum / n) ** 2, 0);
  switch (measure.how) {
    case "sum":
      return sum;
    case "mean":
      return sum / n;
    case "min":
      return Math.min(...numbers);
    case "max":
      return Math.max(...numbers);
    case "first":
      return numbers[0] ?? null;
    case "last":
      return numbers.at(-1) ?? null;
    case "stddev":
      return n < 2 ? null : Math.sqrt(squares / (n - 1));
    case "population variance":
      return squares / n;
    case "median": {
      const sorted = numbers.toSorted((a, b) => a - b);
      const [low, high] = [sorted[Math.floor((n - 1) / 2)], sorted[Math.ceil((n - 1) / 2)]];
      return ((low ?? 0) + (high ?? 0)) / 2;
    }
  }
}

/** Without an order: one row a group, its keys first. */
export function expectedRows(rows: readonly Row[], { where, group, measures }: Asked): Row[] {
  const kept = rows.filter((row) =>
    where.every((condition) => holds(row, condition, rows) === true),
  );
  const groups =
    group.length === 0
      ? [kept]
      : [
          ...Map.groupBy(kept, (row) =>
            JSON.stringify(group.map((key) => keyOf(row, key))),
          ).values(),
        ];
  return groups.map((list) => {
    const [first = {}] = list;
    return {
      ...Object.fromEntries(group.map((key) => [key, keyOf(first, key)])),
      ...Object.fromEntries(measures.map((measure, i) => [`m${i}`, measured(list, measure)])),
    };
  });
}
