/** Whether a record holds the names of the columns below it. */
import { kindOf, kindOfColumn, shapeOf } from "./kinds.ts";

/** `unsure`: some of it speaks for names, some of it for values. */
export type Verdict = "names" | "values" | "unsure";

/** Rows that names are compared with. */
const COMPARED_ROWS = 200;

/**
 * Names differ from the values below them in kind: words above numbers. Figures above figures are values, unless they
 * run on (2019, 2020, 2021) as the rows below do not. Words above words are names, unless they come again below.
 */
export function judgeNames(
  record: readonly string[],
  below: readonly (readonly string[])[],
): Verdict {
  const rows = below.slice(0, COMPARED_ROWS);
  if (rows.length === 0) return "names";
  const run = runningOn(record);
  const isRun = run.size > 0 && rows.every((row) => !isSubset(run, runningOn(row)));
  const rises = (row: readonly string[]) => isRising(figuresIn(row, record));
  const isRisen = rises(record) && !rows.some(rises);
  const votes = record.map((name, i) =>
    judgeOne(
      name,
      rows.map((row) => row[i] ?? ""),
      isRun && run.has(i),
    ),
  );
  const count = (vote: Vote) => votes.filter((one) => one === vote).length;
  const [names, values, again] = [count("name"), count("value"), count("comes again")];
  // Numbers of models or stations: they rise from left to right, as in no row below.
  if (names > 0) return values === 0 || isRisen ? "names" : "unsure";
  if (values > 0) return "values";
  if (again === 0) return "names";
  return again > 1 || record.length === 1 ? "values" : "unsure";
}

/** The values of a row in the columns whose name is a whole number. */
function figuresIn(
  row: readonly string[],
  names: readonly string[],
): readonly (string | undefined)[] {
  return names.flatMap((name, i) => (/^\s*\d+\s*$/.test(name) ? [row[i]] : []));
}

function isRising(values: readonly (string | undefined)[]): boolean {
  return (
    values.length >= 3 &&
    values.every((value, i) => i === 0 || Number(value) > Number(values[i - 1]))
  );
}

type Vote = "name" | "value" | "comes again" | "either";

function judgeOne(name: string, values: readonly string[], inRun: boolean): Vote {
  const [above, below] = [kindOf(name), kindOfColumn(values)];
  if (above === "empty" || below === "empty") return "either";
  if (inRun) return "name";
  if (above === "figure") {
    if (below !== "figure" || (isPeriod(name) && !values.some(isPeriod))) return "name";
    return isYear(name) && values.every((value) => !isYear(value)) ? "name" : "value";
  }
  if (below === "figure") return "name";
  if (below === "coded") {
    const shapes = new Set(values.filter((value) => kindOf(value) !== "empty").map(shapeOf));
    if (above === "text") return "name";
    return shapes.has(shapeOf(name)) ? (shapes.size === 1 ? "value" : "either") : "either";
  }
  const same = values.filter((value) => value.trim() === name.trim()).length;
  return same > 0 ? "comes again" : "either";
}

/** `2019/20`, `2019-05`, `31.12.2019`. */
function isPeriod(value: string): boolean {
  return /^(\d{4}[-/]\d{1,4}|\d{1,4}([-./])\d{1,2}\2\d{1,4})$/.test(value.trim());
}

/** 1500 to 2199, alone. */
export function isYear(value: string): boolean {
  return /^(1[5-9]|20|21)\d\d$/.test(value.trim());
}

/** The places of whole numbers that count up or down by one: at least three, or two years. */
function runningOn(record: readonly string[]): ReadonlySet<number> {
  const numbers = record.map((value) =>
    /^\s*\d{1,4}\s*$/.test(value) ? Number(value) : undefined,
  );
  const found = new Set<number>();
  for (let from = 0; from < numbers.length; from += 1) {
    for (const step of [1, -1]) {
      let to = from;
      while (isNext(numbers[to], numbers[to + 1], step)) to += 1;
      const years = record.slice(from, to + 1).every(isYear);
      if (to - from + 1 >= (years ? 2 : 3)) for (let i = from; i <= to; i += 1) found.add(i);
    }
  }
  return found;
}

function isNext(a: number | undefined, b: number | undefined, step: number): boolean {
  return a !== undefined && b !== undefined && b - a === step;
}

function isSubset(some: ReadonlySet<number>, all: ReadonlySet<number>): boolean {
  return [...some].every((one) => all.has(one));
}
