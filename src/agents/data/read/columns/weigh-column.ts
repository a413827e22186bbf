/** What a column of text is by its own values alone. What they leave open is settled over the whole file. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { ReadingOptions } from "../options.ts";
import { weighDates, type DateColumn } from "./date-column.ts";
import { isMissingAmongNumbers } from "./missing.ts";
import { describeObstacle } from "./obstacles.ts";
import { hasDigit, readShapes, textOf, type Shape } from "./shapes.ts";
import { weighNumbers, type NumberEvidence } from "./weigh-numbers.ts";

export type Verdict =
  | { readonly is: "number"; readonly evidence: NumberEvidence; readonly isKnown: boolean }
  | { readonly is: "time"; readonly dates: DateColumn }
  | { readonly is: "boolean" }
  | {
      readonly is: "text";
      /** Why it is nothing else, where it nearly is: `"n/k" is no number`. */
      readonly obstacle?: string;
      /** What helps then. */
      readonly wayOut?: string;
      /** Upper case codes of two letters, or continents: NA is one of them. */
      readonly hasCodes?: boolean;
      /** All words of the column, where they are few: marks of nothing need no look then. */
      readonly words?: ReadonlySet<string>;
    };

const PADDED_PART =
  /^(month|monat|mois|mes|mês|mese|maand|day|tag|jour|día|dia|giorno|dag|hour|hr|stunde|minute|min|week|kw|quarter|qtr)$/i;

export interface Weighing {
  /** A table with a part of the rows, where `raw` is long. */
  readonly sample: string | undefined;
  /** Whether few values are different. */
  readonly isFew: boolean;
  /** Every value is a number for sure: the format says so. */
  readonly isKnown: boolean;
  readonly options: ReadingOptions;
}

/** Of the table `raw`. */
export async function weighColumn(
  connection: DuckDBConnection,
  name: string,
  { sample, isFew, isKnown, options }: Weighing,
): Promise<Verdict> {
  if (sample !== undefined) {
    const first = await readShapes(connection, name, sample);
    // Words are no numbers, whatever stands in the other rows.
    if (first === undefined) return { is: "text" };
    const digits = first.filter(({ shape }) => hasDigit(shape));
    const filled = sum(first);
    if (filled > 0 && sum(digits) / filled < FEW)
      return weighShapes(connection, name, sample, first, isKnown, options);
    const verdict = await weighShapes(connection, name, sample, first, isKnown, options);
    if (verdict.is === "number" && (await areAllPlain(connection, name, verdict.evidence)))
      return verdict;
  }
  const shapes = await readShapes(connection, name, "raw", isFew);
  if (shapes === undefined) return { is: "text" };
  const verdict = await weighShapes(connection, name, "raw", shapes, isKnown, options);
  if (verdict.is !== "text") return verdict;
  // A word without digits is its own shape.
  return { ...verdict, words: new Set(shapes.map(({ example }) => example)) };
}

/** The share of values with digits below which a column is of words. */
const FEW = 0.05;

/** All values are numbers as programs write them, with no more decimals than the sample has: nothing is left to weigh. */
async function areAllPlain(
  connection: DuckDBConnection,
  name: string,
  { numbers, isEven, marks, words }: NumberEvidence,
): Promise<boolean> {
  const shapes = [...numbers.keys()].map(({ shape }) => shape);
  if (isEven || marks.length > 0 || words.length > 0) return false;
  if (!shapes.every((shape) => /^-?9+(\.9+)?$/.test(shape))) return false;
  const decimals = Math.max(...shapes.map((shape) => shape.split(".")[1]?.length ?? 0));
  const whole = Math.max(
    ...shapes.map((shape) => shape.split(".")[0]?.replace("-", "").length ?? 1),
  );
  const fraction = decimals === 0 ? "" : `(\\.[0-9]{1,${decimals}})?`;
  const reader = await connection.runAndReadAll(
    `SELECT count(*) FROM (SELECT ${textOf(name)} AS text FROM raw)
     WHERE text IS NOT NULL AND NOT regexp_full_match(text, '-?(0|[1-9][0-9]{0,${whole - 1}})${fraction}')`,
  );
  return Number(reader.getRows()[0]?.[0]) === 0;
}

function sum(shapes: readonly Shape[]): number {
  return shapes.reduce((total, { count }) => total + count, 0);
}

async function weighShapes(
  connection: DuckDBConnection,
  name: string,
  from: string,
  shapes: readonly Shape[],
  isKnown: boolean,
  options: ReadingOptions,
): Promise<Verdict> {
  const filled = shapes.filter(({ example }) => !isMissingAmongNumbers(example));
  if (filled.length === 0) return { is: "text" };
  if (filled.every(({ shape }) => /^(true|false)$/i.test(shape))) return { is: "boolean" };
  const numbers = weighNumbers(unpadded(name, shapes), isKnown, options.thousands);
  if (numbers.is === "numbers") return { is: "number", evidence: numbers.evidence, isKnown };
  const dates = await weighDates(connection, name, from, shapes, options);
  if (dates.is === "dates") return { is: "time", dates: dates.column };
  const hasCodes =
    filled.filter(({ shape }) => /^[A-Z]{2}$/.test(shape)).reduce((n, { count }) => n + count, 0) *
      2 >=
    filled.reduce((n, { count }) => n + count, 0);
  if (dates.is === "nearly") {
    return dates.because.length === 0
      ? { is: "text" }
      : { is: "text", ...(await describeObstacle(connection, name, from, dates.because, "date")) };
  }
  if (numbers.is === "other") return { is: "text", hasCodes };
  if (numbers.areOthers) {
    const found = await describeObstacle(connection, name, from, numbers.because, "number");
    return { is: "text", ...found, hasCodes };
  }
  const shown = numbers.because.slice(0, 3).map(({ example }) => `"${example}"`);
  const obstacle = `${shown.join(", ")} ${shown.length === 1 ? "is no number" : "are no numbers of one kind"}`;
  return { is: "text", obstacle, hasCodes };
}

/** 01 to 12 in a column called month are numbers, whoever pads them. */
function unpadded(name: string, shapes: readonly Shape[]): readonly Shape[] {
  if (!PADDED_PART.test(name) || !shapes.every(({ shape }) => /^99?$/.test(shape))) return shapes;
  return shapes.map((shape) => ({ ...shape, leadingZero: "none" }));
}
