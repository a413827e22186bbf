/** Types of parameters: which values each has, and how they are read from what people type. */
import { nearestName } from "./nearest.ts";
import type { Param } from "./plan.ts";

export type ParamValue = string | number | boolean | readonly string[];

export interface ParamType {
  /** In words: "a whole number". */
  readonly expected: string;
  readonly accepts: (value: unknown) => value is ParamValue;
  /** Reads what was typed; `undefined` when it does not fit. */
  readonly read: (text: string) => ParamValue | undefined;
  /** The value that was probably meant by one that does not fit. */
  readonly nearest: (text: string) => string | undefined;
}

/** Decimal notation with an optional exponent: what people type, and neither `0x1F` nor an empty text. */
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
function readNumber(text: string): number | undefined {
  const value = DECIMAL.test(text.trim()) ? Number(text) : NaN;
  return Number.isFinite(value) ? value : undefined;
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

const isText = (value: unknown): value is string => typeof value === "string";
const none = (): undefined => undefined;

/** A text that a test accepts, without blanks around it. */
function textType(expected: string, test: (text: string) => boolean): ParamType {
  return {
    expected,
    accepts: (value): value is string => isText(value) && test(value),
    read: (text) => (test(text.trim()) ? text.trim() : undefined),
    nearest: none,
  };
}

const simple = {
  string: { expected: "text", accepts: isText, read: (text) => text, nearest: none },
  number: {
    expected: "a number",
    accepts: (value): value is number => typeof value === "number" && Number.isFinite(value),
    read: readNumber,
    nearest: none,
  },
  integer: {
    expected: "a whole number",
    accepts: (value): value is number => Number.isSafeInteger(value),
    read: (text) => {
      const value = readNumber(text);
      return Number.isSafeInteger(value) ? value : undefined;
    },
    nearest: none,
  },
  boolean: {
    expected: "true or false",
    accepts: (value): value is boolean => typeof value === "boolean",
    read: (text) => booleans.get(text.trim().toLowerCase()),
    nearest: (text) => nearestName(text.trim().toLowerCase(), [...booleans.keys()]),
  },
  date: textType("a date such as 2024-01-31", isDate),
  file: textType("the path of a file", (text) => text !== "" && !text.includes("\0")),
  column: textType("the name of a column", (text) => text !== ""),
} satisfies Readonly<Record<string, ParamType>>;

/** A day that the calendar has. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** What a declared parameter may be. */
export function paramType({ type, values }: Pick<Param, "type" | "values">): ParamType {
  if (type === "enum") return enumType(values ?? []);
  return type === "list" ? listType(values) : simple[type];
}

function enumType(values: readonly string[]): ParamType {
  const nearest = (text: string): string | undefined => nearestName(text.trim(), values);
  return {
    expected: `one of ${values.join(", ")}`,
    accepts: (value): value is string => isText(value) && values.includes(value),
    read: (text) =>
      values.find((value) => value === text.trim()) ??
      values.find((value) => value.toLowerCase() === text.trim().toLowerCase()),
    nearest,
  };
}

/** Typed with commas between the items. */
function listType(values: readonly string[] | undefined): ParamType {
  const item = values === undefined ? simple.string : enumType(values);
  const isItem = (value: unknown): value is string => item.accepts(value);
  const split = (text: string): string[] =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== "");
  return {
    expected: `a list with commas between its items${values === undefined ? "" : `, each ${item.expected}`}`,
    accepts: (value): value is readonly string[] => Array.isArray(value) && value.every(isItem),
    read: (text) => {
      const items = split(text).map((part) => item.read(part));
      return items.every(isText) ? items : undefined;
    },
    nearest: (text) => {
      const wrong = split(text).find((part) => item.read(part) === undefined);
      return wrong === undefined ? undefined : item.nearest(wrong);
    },
  };
}

/** The narrowest type of a value: a whole number also fits wherever any number does. */
export function typeOfValue(value: ParamValue): Param["type"] {
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "boolean";
  if (typeof value !== "number") return "list";
  return Number.isSafeInteger(value) ? "integer" : "number";
}
