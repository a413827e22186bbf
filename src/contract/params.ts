/** Types of parameters: which values each has, and how they are read from what people type. */
import type { Param } from "./plan.ts";

export type ParamValue = string | number | boolean;

interface ParamType {
  /** In words: "a whole number". */
  readonly expected: string;
  readonly accepts: (value: unknown) => value is ParamValue;
  /** Reads what was typed; `undefined` when it does not fit. */
  readonly read: (text: string) => ParamValue | undefined;
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

export const paramTypes: Readonly<Record<Param["type"], ParamType>> = {
  string: {
    expected: "text",
    accepts: (value): value is string => typeof value === "string",
    read: (text) => text,
  },
  number: {
    expected: "a number",
    accepts: (value): value is number => typeof value === "number" && Number.isFinite(value),
    read: readNumber,
  },
  integer: {
    expected: "a whole number",
    accepts: (value): value is number => Number.isSafeInteger(value),
    read: (text) => {
      const value = readNumber(text);
      return Number.isSafeInteger(value) ? value : undefined;
    },
  },
  boolean: {
    expected: "true or false",
    accepts: (value): value is boolean => typeof value === "boolean",
    read: (text) => booleans.get(text.trim().toLowerCase()),
  },
};

/** The narrowest type of a value: a whole number also fits wherever any number does. */
export function typeOfValue(value: ParamValue): Param["type"] {
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "boolean";
  return Number.isSafeInteger(value) ? "integer" : "number";
}
