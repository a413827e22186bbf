/** Values of parameters: what the command line gives, against what a query file or a build declares. */
import {
  OrchcError,
  parameterDoesNotFit,
  parameterNotKnown,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import { nearestName } from "../../contract/nearest.ts";
import type { Param } from "../../contract/plan.ts";
import type { Source } from "./source.ts";

export type ParamValue = string | number | boolean;

interface ParamType {
  /** In words: "a whole number". */
  readonly expected: string;
  readonly accepts: (value: ParamValue) => boolean;
  /** Reads what was typed; `undefined` when it does not fit. */
  readonly read: (text: string) => ParamValue | undefined;
}

/** Decimal notation with an optional exponent: what people type, and neither `0x1F` nor an empty text. */
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const readNumber = (text: string) => (DECIMAL.test(text.trim()) ? Number(text) : undefined);

const booleans: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

export const paramTypes: Readonly<Record<Param["type"], ParamType>> = {
  string: {
    expected: "text",
    accepts: (value) => typeof value === "string",
    read: (text) => text,
  },
  number: {
    expected: "a number",
    accepts: (value) => typeof value === "number" && Number.isFinite(value),
    read: readNumber,
  },
  integer: {
    expected: "a whole number",
    accepts: (value) => Number.isSafeInteger(value),
    read: (text) => {
      const value = readNumber(text);
      return Number.isSafeInteger(value) ? value : undefined;
    },
  },
  boolean: {
    expected: "true or false",
    accepts: (value) => typeof value === "boolean",
    read: (text) => booleans.get(text.trim().toLowerCase()),
  },
};

/** The narrowest type of a value: a whole number also fits wherever any number does. */
export function typeOfValue(value: ParamValue): Param["type"] {
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "boolean";
  return Number.isInteger(value) ? "integer" : "number";
}

/** Values by the declared types, and everything that is wrong with what was given. */
function readGiven(
  declared: Readonly<Record<string, Param>>,
  given: Readonly<Record<string, string>>,
): { readonly values: Record<string, ParamValue>; readonly problems: Diagnostic[] } {
  const problems: Diagnostic[] = [];
  const values: Record<string, ParamValue> = {};
  for (const [name, text] of Object.entries(given)) {
    const param = Object.hasOwn(declared, name) ? declared[name] : undefined;
    if (param === undefined) {
      problems.push(notKnown(name, Object.keys(declared)));
      continue;
    }
    const type = paramTypes[param.type];
    const value = type.read(text);
    if (value !== undefined) values[name] = value;
    else
      problems.push(
        parameterDoesNotFit({ name, expected: type.expected, found: JSON.stringify(text) }),
      );
  }
  return { values, problems };
}

/**
 * The source with the given values as defaults of its parameters. In a query in words nothing declares the
 * type of a parameter, so its value does. Throws an OrchcError with every value that does not fit.
 */
export function withDefaults(source: Source, given: Readonly<Record<string, string>>): Source {
  const { params, file } = source;
  const typed = Object.fromEntries(
    Object.entries(params).map(([name, param]): [string, Param] => {
      const text = Object.hasOwn(given, name) ? given[name] : undefined;
      const type = file === undefined && text !== undefined ? typeOfText(text) : param.type;
      return [name, { ...param, type }];
    }),
  );
  const { values, problems } = readGiven(typed, given);
  if (problems.length > 0) throw new OrchcError(problems);
  return {
    ...source,
    params: Object.fromEntries(
      Object.entries(typed).map(([name, param]): [string, Param] => {
        const value = values[name];
        return [name, value === undefined ? param : { ...param, default: value }];
      }),
    ),
  };
}

function typeOfText(text: string): Param["type"] {
  return (
    (["integer", "number", "boolean"] as const).find(
      (type) => paramTypes[type].read(text) !== undefined,
    ) ?? "string"
  );
}

function notKnown(name: string, known: readonly string[]): Diagnostic {
  const nearest = nearestName(name, known);
  return parameterNotKnown({ name, known, ...(nearest !== undefined && { nearest }) });
}
