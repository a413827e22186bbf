/** The expression, the type, the question and the notes of a column of numbers. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { Bindings } from "../../sql.ts";
import type { Question, ReadColumn } from "../column.ts";
import { describeNumbers, numberExpression, type NumberColumn } from "./number-column.ts";
import type { DecimalSign } from "./number-shapes.ts";
import type { ReadingOptions } from "../options.ts";
import { findSentinels, withoutSentinels } from "./sentinels.ts";
import { mayBeTime, readNumberTime } from "./number-times.ts";
import { unitOfName } from "./unit-of-name.ts";
import { OF_ITS_FORMAT, type Settled } from "./settle-file.ts";
import { hasDigit, textOf, type Shape } from "./shapes.ts";
import type { ColumnReading } from "./column-reading.ts";
import type { Verdict } from "./weigh-column.ts";
import type { NumberEvidence } from "./weigh-numbers.ts";

type NumberVerdict = Extract<Verdict, { is: "number" }>;

export async function readNumbers(
  connection: DuckDBConnection,
  name: string,
  { evidence, isKnown }: NumberVerdict,
  settled: Settled,
  options: ReadingOptions,
  bindings: Bindings,
): Promise<ColumnReading> {
  const { sign, isOpen } = isKnown
    ? { sign: "." as const, isOpen: false }
    : signOf(evidence, settled);
  const numbers = describeNumbers(name, evidence, sign);
  if (numbers.isLongCode) {
    return { column: { name, type: "text" }, expression: textOf(name), notes: [] };
  }
  const type = await exactType(connection, name, evidence, sign, numbers);
  const shapes = [...evidence.numbers.keys()].map(({ shape }) => shape);
  const isPlain = evidence.unit === undefined && !numbers.isGrouped && !isOpen;
  if (isPlain && mayBeTime(name, shapes)) {
    const own = new Bindings();
    const number = numberExpression(name, evidence, sign, type, own);
    const time = await readNumberTime(connection, name, number, "raw", own.values);
    if (time !== undefined) {
      const { granularity, of, written } = time;
      const expression = numberExpression(name, evidence, sign, type, bindings);
      const notes = notesOf(name, evidence, sign, false, settled);
      return of === undefined
        ? { column: { name, type: "number", granularity }, expression, notes }
        : {
            column: { name, type: "time", granularity },
            expression: of(expression),
            notes: [`column "${name}" is read as ${written}`, ...notes],
          };
    }
  }
  const own = new Bindings();
  const looked = numberExpression(name, evidence, sign, type, own);
  const sentinels = await findSentinels(
    connection,
    name,
    looked,
    own.values,
    options.numbers ?? [],
  );
  const unit = evidence.unit ?? unitOfName(name);
  const question = questionOf(name, evidence, isOpen) ?? sentinels.question;
  const column: ReadColumn = {
    name,
    type: "number",
    ...(unit !== undefined && { unit }),
    ...(question !== undefined && { question }),
  };
  const expression = withoutSentinels(
    numberExpression(name, evidence, sign, type, bindings),
    sentinels.marks,
  );
  const notes = [...notesOf(name, evidence, sign, isOpen, settled), ...sentinels.notes];
  return { column, expression, notes };
}

function signOf(
  evidence: NumberEvidence,
  { decimal }: Settled,
): { sign: DecimalSign; isOpen: boolean } {
  const [best = "."] = evidence.signs;
  if (!evidence.isEven)
    return { sign: evidence.signs.length > 1 ? (decimal?.sign ?? ".") : best, isOpen: false };
  const isHabit = decimal?.because === OF_ITS_FORMAT && decimal.sign === ".";
  if (decimal !== undefined && !(isHabit && looksGrouped(evidence))) {
    return { sign: decimal.sign, isOpen: false };
  }
  // 1.234 beside 5678: who groups thousands groups all of them.
  if (evidence.hasLongPlain) {
    const usesPoint = [...evidence.numbers.keys()].some(({ shape }) => shape.includes("."));
    return { sign: usesPoint ? "." : ",", isOpen: false };
  }
  return { sign: ".", isOpen: true };
}

/** `1.234` and `12.500` beside 230: each point stands before three digits, and nothing without one is a thousand. */
function looksGrouped({ numbers, hasLongPlain }: NumberEvidence): boolean {
  const shapes = [...numbers.keys()];
  const pointed = shapes.filter(({ shape }) => shape.includes("."));
  const whole = shapes.filter(
    ({ shape, example }) => /^[-+−]?9{1,3}$/.test(shape) && !/^[-+−]?0$/.test(example),
  );
  return !hasLongPlain && whole.length > 0 && pointed.reduce((n, { count }) => n + count, 0) > 1;
}

/** A DOUBLE unless it would change a value's digits. */
async function exactType(
  connection: DuckDBConnection,
  name: string,
  evidence: NumberEvidence,
  sign: DecimalSign,
  { type, isLongDecimal }: NumberColumn,
): Promise<string> {
  if (!isLongDecimal) return type;
  const bindings = new Bindings();
  const exact = numberExpression(name, evidence, sign, type, bindings);
  const double = numberExpression(name, evidence, sign, "DOUBLE", bindings);
  const digits = (number: string) => `rtrim(rtrim((${number})::VARCHAR, '0'), '.')`;
  const reader = await connection.runAndReadAll(
    `SELECT coalesce(bool_or(${digits(exact)} <> ${digits(double)}), false) FROM raw`,
    bindings.values,
  );
  return reader.getRows()[0]?.[0] === true ? type : "DOUBLE";
}

function questionOf(name: string, evidence: NumberEvidence, isOpen: boolean): Question | undefined {
  if (isOpen) {
    const example = evenExample(evidence);
    const grouped = example.replaceAll(/[^\d]/g, "");
    const point = example.includes(".");
    return {
      message: `"${example}" in column "${name}" can be ${grouped} and ${example.replace(",", ".")}, and nothing in the file decides.`,
      help: `Say which sign begins the decimals: reading { decimal: "${point ? "," : "."}" } makes it ${grouped}, { decimal: "${point ? "." : ","}" } makes it ${example.replace(",", ".")}; as an argument, or for the file in orchc.config.yaml.`,
    };
  }
  const partly = evidence.words.filter(({ shape }) => hasDigit(shape));
  if (partly.length === 0) return undefined;
  return {
    message: `Column "${name}" holds values that are known only in part, or are no numbers: ${sayShapes(partly)}.`,
    help: `Correct them in the file, or leave them out: reading { nulls: [${partly.map(({ example }) => JSON.stringify(example)).join(", ")}] }.`,
  };
}

function evenExample({ numbers }: NumberEvidence): string {
  const even = [...numbers].find(
    ([, { readings }]) => readings["."]?.fractionDigits !== readings[","]?.fractionDigits,
  );
  return even?.[0].example ?? "";
}

function sayShapes(shapes: readonly Shape[]): string {
  return shapes
    .slice(0, 5)
    .map(({ example, count }) => `"${example}" (${count} ${count === 1 ? "row" : "rows"})`)
    .join(", ");
}

function notesOf(
  name: string,
  evidence: NumberEvidence,
  sign: DecimalSign,
  isOpen: boolean,
  settled: Settled,
): string[] {
  const notes: string[] = [];
  if (isOpen) {
    const example = evenExample(evidence);
    notes.push(
      `"${example}" in column "${name}" is read as ${example.replace(",", ".")}, and could be ${example.replaceAll(/\D/g, "")}`,
    );
  } else if (evidence.isEven && sign === ",") {
    const example = evenExample(evidence);
    const number = example.includes(".")
      ? example.replaceAll(/\D/g, "")
      : example.replace(",", ".");
    notes.push(
      `"${example}" in column "${name}" is read as ${number}: decimals begin with a comma (${settled.decimal?.because ?? "no thousands are grouped"})`,
    );
  } else if (sign === "," && evidence.signs.length === 1) {
    notes.push(`numbers in column "${name}" have decimal commas`);
  }
  const [scaled] = [...evidence.numbers].find(([, { scale }]) => scale !== undefined) ?? [];
  if (scaled !== undefined) {
    notes.push(
      `amounts such as "${scaled.example}" in column "${name}" are read in full, as millions or thousands`,
    );
  }
  if ([...evidence.numbers.values()].some(({ hasFootnote }) => hasFootnote)) {
    notes.push(`marks of footnotes in column "${name}" are left out`);
  }
  const marks = evidence.marks.slice(0, 3);
  if (marks.length > 0) notes.push(`in column "${name}", ${sayShapes(marks)} is read as no value`);
  if (evidence.words.length > 0) {
    notes.push(
      `in column "${name}", ${sayShapes(evidence.words)} ${evidence.words.length === 1 ? "is no number" : "are no numbers"} and read as no value`,
    );
  }
  return notes;
}
