/** The parameters of a run: given values, checked, and defaults for the rest. */
import {
  OrchcError,
  parameterDoesNotFit,
  parameterMissing,
  parameterNotKnown,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { Manifest } from "../../contract/manifest.ts";
import { nearestName } from "../../contract/nearest.ts";
import { paramTypes, type ParamValue } from "../../contract/params.ts";
import type { Param } from "../../contract/plan.ts";

/**
 * @param given values of the right type, or text that reads as one
 * @throws OrchcError with every value that does not fit, is not known, or is missing
 */
export function paramsOf(
  declared: Manifest["params"],
  given: Readonly<Record<string, unknown>>,
): Record<string, ParamValue> {
  const problems: Diagnostic[] = [];
  const values: Record<string, ParamValue> = {};
  const known = Object.keys(declared);
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(declared, name)) continue;
    const nearest = nearestName(name, known);
    problems.push(parameterNotKnown({ name, known, ...(nearest !== undefined && { nearest }) }));
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
          expected: paramTypes[type].expected,
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

/** Text of a parameter of another type is read as one; no other value becomes of another type. */
function read(type: Param["type"], found: unknown): ParamValue | undefined {
  const { accepts, read: readText } = paramTypes[type];
  if (typeof found === "string") return readText(found);
  return accepts(found) ? found : undefined;
}
