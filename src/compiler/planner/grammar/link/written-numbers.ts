/** Columns of text that hold numbers with units and notes, or clock times, as columns of numbers. */
import type { ColumnFacts } from "../../../../contract/facts.ts";

export interface WrittenColumn extends ColumnFacts {
  /** The operation that reads the number. */
  readonly written: "first number" | "clock seconds";
  /** Places: 1st, 2nd. */
  readonly ordinal?: true;
}

/** Values that are none: a dash, "n/a", "free". */
const MOST_OTHERS = 0.2;
/** What stands behind the number may be a unit of one or two words, then remarks. */
const AMOUNT =
  /^[~≈<>≤≥+±]?\s*(?<sign>[$€£¥₹]?)\s*(?<number>[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)\s*(?<unit>(?:\p{L}|°|%)[\p{L}\p{N}²³/.°]*(?: \p{Ll}+)?)?\s*(?:\n[\d(−-].*|[([].*|[*†‡§])*$/su;
const CLOCK = /^\+?(?:\d+:)?\d+:\d\d(?:\.\d+)?$/;
const ORDINAL = /^(?:st|nd|rd|th)$/i;
/** 007 is a code, and no amount. */
const CODE = /^[-−]?0\d/;

export function isWritten(column: ColumnFacts): column is WrittenColumn {
  return "written" in column;
}

/** The column as one of numbers, where (nearly) all of its values can be read so. */
export function asNumbers(column: ColumnFacts): ColumnFacts {
  const { type, values = [], complete } = column;
  if (type !== "text" || complete !== true || values.length < 2) return column;
  const digits = values.filter((value) => /\d/.test(value));
  if (values.length - digits.length > values.length * MOST_OTHERS) return column;
  if (
    digits.some((value) => value.includes(":")) &&
    digits.every((value) => CLOCK.test(value) || /^\d+(?:\.\d+)?$/.test(value))
  )
    return numeric(column, "clock seconds", digits.map(secondsOf));
  const read = digits.map((value) => AMOUNT.exec(value)?.groups);
  const units = new Set<string>();
  for (const groups of read) {
    const { number = "", unit = "", sign = "" } = groups ?? {};
    if (!/\d/.test(number) || CODE.test(number)) return column;
    units.add(ORDINAL.test(unit) ? "th" : sign + plainUnit(unit));
  }
  const [unit = "", ...others] = [...units].filter((one) => one !== "");
  if (others.length > 0) return column;
  const numbers = read.map((groups) =>
    Number((groups?.["number"] ?? "").replaceAll(",", "").replace("−", "-")),
  );
  return {
    ...numeric(column, "first number", numbers),
    ...(unit === "th" ? { ordinal: true } : unit !== "" && { unit }),
  };
}

const UNITS: Readonly<Record<string, string>> = {
  feet: "ft",
  foot: "ft",
  meter: "m",
  metre: "m",
  mt: "m",
  mile: "mi",
  kilometer: "km",
  kilometre: "km",
  pound: "lb",
  kilogram: "kg",
  gram: "g",
  hour: "h",
  hr: "h",
  minute: "min",
  second: "s",
  sec: "s",
};

function plainUnit(unit: string): string {
  const plain = unit.toLowerCase().replace(/(?<=..)s?\.?$/, "");
  return UNITS[plain] ?? plain;
}

function numeric(
  column: ColumnFacts,
  written: WrittenColumn["written"],
  numbers: readonly number[],
): WrittenColumn {
  const [min, max] = [Math.min(...numbers), Math.max(...numbers)].map(String) as [string, string];
  return { ...column, type: "number", min, max, written };
}

function secondsOf(value: string): number {
  return value
    .replace("+", "")
    .split(":")
    .reduce((sum, part) => sum * 60 + Number(part), 0);
}
