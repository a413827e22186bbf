/** Whether the values of a column are numbers, by their shapes, and with which decimal sign. */
import type { ReadingOptions } from "../options.ts";
import { isMissingAmongNumbers } from "./missing.ts";
import { readNumberShape, type DecimalSign, type NumberShape } from "./number-shapes.ts";
import { hasDigit, type Shape } from "./shapes.ts";

/** Of what is no mark of nothing, so much must be numbers for the few others to be set aside. */
const SHARE = { words: 0.8, withDigits: 0.95 };
const MOST_WORDS = 5;
/** `<5`, `>100`, `~7`, `ca. 12`, `10+`: known only in part. */
const CENSORED =
  /^([<>≤≥~≈±]=?|ca?\.?|about|over|under|up to) ?[^\p{L}]*9[^\p{L}]*$|^[9.,]+ ?\+$/iu;
/** A remark in the place of a number: `3 players with 23 points`. */
const PROSE = /\p{L}{3,}.*\s\p{L}{3,}/u;
/** A mark only where most values are numbers: an x may be a cross in a box. */
const WEAK = /^[xX_*|:/]$/;

type Thousands = NonNullable<ReadingOptions["thousands"]>;

export interface NumberEvidence {
  /** How each shape reads. */
  readonly numbers: ReadonlyMap<Shape, NumberShape>;
  /** The decimal signs that fit equally many values. */
  readonly signs: readonly DecimalSign[];
  /** Both signs fit, and they give different numbers. */
  readonly isEven: boolean;
  /** Whole numbers of four digits and more without groups: nobody groups thousands here. */
  readonly hasLongPlain: boolean;
  /** What stands for no value. */
  readonly marks: readonly Shape[];
  /** What is neither: to be set aside, or said. */
  readonly words: readonly Shape[];
  readonly unit?: string;
}

export type NumberVerdict =
  | { readonly is: "numbers"; readonly evidence: NumberEvidence }
  | {
      readonly is: "nearly";
      readonly because: readonly Shape[];
      /** All others are numbers of one kind. */ readonly areOthers: boolean;
    }
  | { readonly is: "other" };

/**
 * @param isKnown every value is a number for sure, whatever it looks like: from JSON or Excel.
 * @param thousands what the user said stands between groups of three digits
 */
export function weighNumbers(
  shapes: readonly Shape[],
  isKnown: boolean,
  thousands?: Thousands,
): NumberVerdict {
  if (shapes.some(({ shape, leadingZero }) => leadingZero === "padded" && /^9+$/.test(shape))) {
    return { is: "other" };
  }
  const read = new Map<Shape, NumberShape>();
  for (const shape of shapes) {
    const seen = readNumberShape(shape.shape, shape.leadingZero);
    const number = isKnown ? seen : seen && grouped(seen, thousands);
    if (number !== undefined) read.set(shape, number);
  }
  const isScientific = [...read.values()].some(({ exponent }) => exponent === "written out");
  const codes = [...read].filter(([, { exponent }]) => exponent === "bare").map(([key]) => key);
  if (!isScientific && !isKnown && codes.length > 0) {
    const areAlone = codes.length === read.size;
    return areAlone ? { is: "other" } : { is: "nearly", because: codes, areOthers: true };
  }

  const fitting = (sign: DecimalSign) =>
    [...read].filter(([, { readings }]) => readings[sign] !== undefined).map(([shape]) => shape);
  const [points, commas] = [sum(fitting(".")), sum(fitting(","))];
  const signs: DecimalSign[] = points === commas ? [".", ","] : points > commas ? ["."] : [","];
  const kept = new Set(fitting(signs[0] ?? "."));
  const numbers = new Map([...read].filter(([shape]) => kept.has(shape)));
  leaveRareUnits(numbers);
  const units = new Set([...numbers.values()].map(({ unit }) => unit));
  if (!sameUnits(numbers, units))
    return { is: "nearly", because: [...numbers.keys()].slice(0, 3), areOthers: false };
  if (looksLikePhones(numbers)) return { is: "other" };

  const rest = shapes.filter((shape) => !numbers.has(shape));
  const marks = rest.filter(({ example }) => isMissingAmongNumbers(example));
  const words = rest.filter((shape) => !marks.includes(shape));
  const n = sum([...numbers.keys()]);
  if (n === 0) return { is: "other" };
  if (marks.some(({ example }) => WEAK.test(example)) && n <= sum(marks)) return { is: "other" };
  if (!mayBeSetAside(n, words)) {
    return n / (n + sum(words)) >= 0.5
      ? { is: "nearly", because: words, areOthers: true }
      : { is: "other" };
  }
  const unit = [...units].find((value) => value !== undefined);
  return {
    is: "numbers",
    evidence: {
      numbers,
      signs,
      isEven: signs.length === 2 && [...numbers.values()].some(differs) && !isKnown,
      hasLongPlain: [...numbers].some(([{ shape }]) => /^[-+−]?9{4,}$/.test(shape)),
      marks,
      words,
      ...(unit !== undefined && { unit }),
    },
  };
}

/** The readings that fit what the user said of groups of digits; `undefined` when none is left. */
function grouped(number: NumberShape, thousands: Thousands | undefined): NumberShape | undefined {
  if (thousands === undefined) return number;
  const isGroup = (group: string) =>
    thousands === " "
      ? /\s/u.test(group)
      : thousands === "'"
        ? /['’]/.test(group)
        : group === thousands;
  const readings = Object.fromEntries(
    Object.entries(number.readings).filter(
      ([sign, { group }]) => sign !== thousands && (group === undefined || isGroup(group)),
    ),
  ) as NumberShape["readings"];
  return Object.keys(readings).length === 0 ? undefined : { ...number, readings };
}

function differs({ readings }: NumberShape): boolean {
  return readings["."]?.fractionDigits !== readings[","]?.fractionDigits;
}

function sum(shapes: readonly Shape[]): number {
  return shapes.reduce((total, { count }) => total + count, 0);
}

/** `121 seasons` below plain numbers is a remark: only where it is rare, or the column has two kinds of numbers. */
function leaveRareUnits(numbers: Map<Shape, NumberShape>): void {
  const withUnit = [...numbers]
    .filter(([, { unit }]) => unit !== undefined)
    .map(([shape]) => shape);
  if (sum(withUnit) > (1 - SHARE.withDigits) * sum([...numbers.keys()])) return;
  for (const shape of withUnit) {
    if (!/\p{Sc}|^[A-Z]{3}$/u.test(numbers.get(shape)?.unit ?? "")) numbers.delete(shape);
  }
}

/** A currency may stand in some rows only, as in accounts; a percent sign or another unit stands in all, or at a zero not. */
function sameUnits(
  numbers: ReadonlyMap<Shape, NumberShape>,
  units: ReadonlySet<string | undefined>,
): boolean {
  const named = [...units].filter((unit) => unit !== undefined);
  if (named.length > 1) return false;
  if (named.length === 0 || !units.has(undefined)) return true;
  if (/\p{Sc}|^[A-Z]{3}$/u.test(named[0] ?? "")) return true;
  return [...numbers].every(
    ([{ example }, { unit }]) => unit !== undefined || /^-?0([.,]0*)?$/.test(example),
  );
}

/** All of one shape with two blanks or more, `555 123 456`: numbers of that kind differ in their first group. */
function looksLikePhones(numbers: ReadonlyMap<Shape, NumberShape>): boolean {
  const [first, ...others] = [...numbers.keys()];
  return (
    first !== undefined &&
    others.length === 0 &&
    first.count > 2 &&
    /^\+?9{2,3}( 999){2,}$/.test(first.shape)
  );
}

function mayBeSetAside(numbers: number, words: readonly Shape[]): boolean {
  if (words.length === 0) return true;
  if (words.length > MOST_WORDS) return false;
  const share = numbers / (numbers + sum(words));
  const withDigits = words.filter(({ shape }) => hasDigit(shape));
  if (withDigits.length === 0) return share >= SHARE.words && numbers >= 4;
  const areCensored = withDigits.every(({ shape }) => CENSORED.test(shape) || PROSE.test(shape));
  return areCensored ? share >= SHARE.words : share >= SHARE.withDigits && numbers >= 20;
}
