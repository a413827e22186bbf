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
import { paramType, type ParamValue } from "../../contract/params.ts";
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
  for (const [name, param] of Object.entries(declared)) {
    const { type, default: fallback, description } = param;
    const found = Object.hasOwn(given, name) ? given[name] : fallback;
    const { expected, nearest } = paramType(param);
    const value = read(param, found);
    if (found === undefined) {
      problems.push(
        parameterMissing({ name, type, ...(description !== undefined && { description }) }),
      );
    } else if (value === undefined) {
      problems.push(
        parameterDoesNotFit({
          name,
          expected,
          nearest: typeof found === "string" ? nearest(found) : undefined,
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
function read(param: Param, found: unknown): ParamValue | undefined {
  const { accepts, read: readText } = paramType(param);
  if (typeof found === "string") return readText(found);
  return accepts(found) ? found : undefined;
}
