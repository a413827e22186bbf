/** What a column of text is by its own values alone. What they leave open is settled over the whole file. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { weighDates, type DateColumn } from "./date-column.ts";
import { isMissingAmongNumbers } from "./missing.ts";
import { readShapes, type Shape } from "./shapes.ts";
import { weighNumbers, type NumberEvidence } from "./weigh-numbers.ts";

export type Verdict =
  | { readonly is: "number"; readonly evidence: NumberEvidence; readonly isKnown: boolean }
  | { readonly is: "time"; readonly dates: DateColumn }
  | { readonly is: "boolean" }
  | {
      readonly is: "text";
      /** Why it is nothing else, where it nearly is: `"n/k" is no number`. */
      readonly obstacle?: string;
      /** Upper case codes of two letters, or continents: NA is one of them. */
      readonly hasCodes?: boolean;
    };

const PADDED_PART =
  /^(month|monat|mois|mes|day|tag|hour|hr|stunde|minute|min|week|kw|quarter|qtr)$/i;

/** @param isKnown every value is a number for sure: the format says so. */
export async function weighColumn(
  connection: DuckDBConnection,
  name: string,
  from: string,
  isKnown: boolean,
): Promise<Verdict> {
  const shapes = await readShapes(connection, name, from);
  if (shapes === undefined) return { is: "text" };
  const filled = shapes.filter(({ example }) => !isMissingAmongNumbers(example));
  if (filled.length === 0) return { is: "text" };
  if (filled.every(({ shape }) => /^(true|false)$/i.test(shape))) return { is: "boolean" };
  const numbers = weighNumbers(unpadded(name, shapes), isKnown);
  if (numbers.is === "numbers") return { is: "number", evidence: numbers.evidence, isKnown };
  const dates = await weighDates(connection, name, from, shapes);
  if (dates.is === "dates") return { is: "time", dates: dates.column };
  const hasCodes =
    filled.filter(({ shape }) => /^[A-Z]{2}$/.test(shape)).reduce((n, { count }) => n + count, 0) *
      2 >=
    filled.reduce((n, { count }) => n + count, 0);
  if (dates.is === "nearly") return { is: "text", obstacle: dates.because };
  if (numbers.is === "other") return { is: "text", hasCodes };
  const shown = numbers.because.slice(0, 3).map(({ example }) => `"${example}"`);
  const obstacle = `${shown.join(", ")} ${shown.length === 1 ? "is no number" : "are no numbers of one kind"}`;
  return { is: "text", obstacle, hasCodes };
}

/** 01 to 12 in a column called month are numbers, whoever pads them. */
function unpadded(name: string, shapes: readonly Shape[]): readonly Shape[] {
  if (!PADDED_PART.test(name) || !shapes.every(({ shape }) => /^99?$/.test(shape))) return shapes;
  return shapes.map((shape) => ({ ...shape, leadingZero: "none" }));
}
