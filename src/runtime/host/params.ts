/** The parameters of a run: given values, checked, and defaults for the rest. */
import { closest } from "fastest-levenshtein";
import {
  OrchcError,
  parameterDoesNotFit,
  parameterMissing,
  parameterNotKnown,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { Manifest } from "../../contract/manifest.ts";
import type { Param } from "../../contract/plan.ts";

type Value = string | number | boolean;

const EXPECTED: Readonly<Record<Param["type"], string>> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
};

/**
 * @param given values of the right type, or text that reads as one
 * @throws OrchcError with every value that does not fit, is not known, or is missing
 */
export function paramsOf(
  declared: Manifest["params"],
  given: Readonly<Record<string, unknown>>,
): Record<string, Value> {
  const problems: Diagnostic[] = [];
  const values: Record<string, Value> = {};
  const known = Object.keys(declared);
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(declared, name)) continue;
    const nearest = known.length === 0 ? {} : { nearest: closest(name, known) };
    problems.push(parameterNotKnown({ name, known, ...nearest }));
  }
  for (const [name, { type, default: fallback, description }] of Object.entries(declared)) {
    const found = Object.hasOwn(given, name) ? given[name] : fallback;
    const value = read(type, found);
    if (found === undefined) {
      problems.push(
        parameterMissing({ name, type, ...(description !== undefined && { description }) }),
      );
    } else if (value === undefined) {
      problems.push(
        parameterDoesNotFit({
          name,
          expected: EXPECTED[type],
          found: JSON.stringify(found) ?? typeof found,
        }),
      );
    } else {
      values[name] = value;
    }
  }
  if (problems.length > 0) throw new OrchcError(problems);
  return values;
}

function read(type: Param["type"], found: unknown): Value | undefined {
  if (type === "string") return typeof found === "string" ? found : undefined;
  if (type === "boolean") {
    if (found === true || found === "true") return true;
    return found === false || found === "false" ? false : undefined;
  }
  const value = typeof found === "string" && found.trim() !== "" ? Number(found) : found;
  if (typeof value !== "number" || !Number.isFinite(value)) return undefined;
  return type === "number" || Number.isInteger(value) ? value : undefined;
}
