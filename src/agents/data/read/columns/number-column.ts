/** How a column of numbers is read: its type in DuckDB, and the expression that reads it. */
import { SCALES, type DecimalSign, type NumberReading } from "./number-shapes.ts";
import { shapeOf, textOf, type Shape } from "./shapes.ts";
import type { Bindings } from "../../sql.ts";
import type { NumberEvidence } from "./weigh-numbers.ts";

const CODE_NAME =
  /(^|[\W_])(ids?|keys?|code|hash|uuid|ref|reference|account|konto|iban|isbn|ean|gtin|upc|card|phone|tel|imei|ssn)([\W_]|$)/i;
/** From here on JavaScript and spreadsheets lose digits: nobody measures so exactly, so it is likely a name. */
const LONG = 16;

export interface NumberColumn {
  /** Of DuckDB. */
  readonly type: string;
  readonly isLongCode: boolean;
  readonly isGrouped: boolean;
  readonly hasFraction: boolean;
  /** Whether digits could be lost in a DOUBLE, which only the values can tell. */
  readonly isLongDecimal: boolean;
}

export function describeNumbers(
  name: string,
  evidence: NumberEvidence,
  sign: DecimalSign,
): NumberColumn {
  const readings = readingsOf(evidence, sign);
  const integer = Math.max(1, ...readings.map(({ integerDigits }) => integerDigits));
  const fraction = Math.max(0, ...readings.map(({ fractionDigits }) => fractionDigits));
  const isGrouped = readings.some((reading) => reading.isGrouped);
  const hasExponent = [...evidence.numbers.values()].some(({ exponent }) => exponent !== "none");
  const digits = integer + fraction;
  const sameLength = new Set(readings.map(({ integerDigits }) => integerDigits)).size === 1;
  const isLongCode =
    !hasExponent &&
    fraction === 0 &&
    (digits > 38 ||
      (digits >= LONG &&
        !isGrouped &&
        evidence.unit === undefined &&
        (sameLength || CODE_NAME.test(name))));
  const base = { isLongCode, isGrouped, hasFraction: fraction > 0, isLongDecimal: false };
  const isScaled = [...evidence.numbers.values()].some(({ scale }) => scale !== undefined);
  if (hasExponent || isScaled) return { ...base, hasFraction: true, type: "DOUBLE" };
  if (fraction === 0) return { ...base, type: digits <= 18 ? "BIGINT" : "DECIMAL(38,0)" };
  if (fraction <= 6 && digits <= 18) return { ...base, type: `DECIMAL(18,${fraction})` };
  if (digits <= 15 || digits > 38) return { ...base, type: "DOUBLE" };
  return { ...base, type: `DECIMAL(38,${fraction})`, isLongDecimal: true };
}

/** An SQL expression of the given type: NULL for what is no number. */
export function numberExpression(
  column: string,
  evidence: NumberEvidence,
  sign: DecimalSign,
  type: string,
  bindings: Bindings,
): string {
  const text = textOf(column);
  const shapes = [...evidence.numbers.keys()];
  const all = [...evidence.numbers.values()];
  const isPlain =
    sign === "." &&
    evidence.unit === undefined &&
    shapes.every(({ shape }) => /^-?[9.]+$/.test(shape)) &&
    readingsOf(evidence, sign).every(({ isGrouped }) => !isGrouped);
  let number: string;
  if (isPlain) number = `try_cast(${text} AS ${type})`;
  else if (all.some(({ exponent }) => exponent !== "none")) {
    number = `try_cast(replace(translate(${text}, '−,', '-.'), '+', '') AS ${type})`;
  } else {
    const bare = withoutUnit(withoutFootnote(text, evidence), evidence.unit, bindings);
    const digits = `replace(regexp_replace(${bare}, '[^0-9${sign}]', '', 'g'), ',', '.')`;
    const isNegative = `regexp_matches(${bare}, '[-−–]|^\\(')`;
    const signed = `CASE WHEN ${isNegative} THEN '-' ELSE '' END || ${digits}`;
    const isScaled = all.some(({ scale }) => scale !== undefined);
    // Exact before it is a DOUBLE: 16.8 million are no 16800000.000000002.
    number = isScaled
      ? `(try_cast(${signed} AS DECIMAL(18,6)) * ${scaleOf(bare)})::${type}`
      : `try_cast(${signed} AS ${type})`;
  }
  const others = [...evidence.marks, ...evidence.words];
  if (others.length === 0) return number;
  const excluded = bindings.addAll(others.map(keyOf));
  return `CASE WHEN ${keyExpression(text)} NOT IN ${excluded} THEN ${number} END`;
}

function scaleOf(text: string): string {
  const cases = SCALES.map(
    ([pattern, scale]) => `WHEN regexp_matches(${text}, '[0-9] ?(${pattern})$') THEN ${scale}`,
  );
  return `CASE ${cases.join(" ")} ELSE 1 END`;
}

export function readingsOf(evidence: NumberEvidence, sign: DecimalSign): NumberReading[] {
  return [...evidence.numbers.values()].flatMap(({ readings }) => readings[sign] ?? []);
}

function withoutFootnote(text: string, { numbers }: NumberEvidence): string {
  if (![...numbers.values()].some(({ hasFootnote }) => hasFootnote)) return text;
  return `regexp_replace(${text}, '\\s*(\\[[^\\]]{1,3}\\]|[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+)$', '')`;
}

function withoutUnit(text: string, unit: string | undefined, bindings: Bindings): string {
  return unit === undefined ? text : `replace(${text}, ${bindings.add(unit)}::VARCHAR, '')`;
}

/** Shape and leading zero together: `0.125` and `1.125` may be two things. */
export function keyExpression(text: string): string {
  return `(CASE WHEN regexp_matches(${text}, '^[^0-9]*0[0-9.,]') THEN '0' ELSE '' END || ${shapeOf(text)})`;
}

function keyOf({ shape, leadingZero }: Shape): string {
  return `${leadingZero === "none" ? "" : "0"}${shape}`;
}
