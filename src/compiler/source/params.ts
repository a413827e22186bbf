/** Values of parameters: what the command line gives, against what a query file or a build declares. */
import {
  OrchcError,
  parameterDoesNotFit,
  parameterNotKnown,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import { nearestName } from "../../contract/nearest.ts";
import { paramType, type ParamValue } from "../../contract/params.ts";
import type { Param } from "../../contract/plan.ts";
import type { Source } from "./source.ts";

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
    const type = paramType(param);
    const value = type.read(text);
    if (value !== undefined) values[name] = value;
    else
      problems.push(
        parameterDoesNotFit({
          name,
          expected: type.expected,
          nearest: type.nearest(text),
          found: JSON.stringify(text),
        }),
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
        return [name, value === undefined ? param : { ...param, default: asDefault(value) }];
      }),
    ),
  };
}

function asDefault(value: ParamValue): NonNullable<Param["default"]> {
  return typeof value === "object" ? [...value] : value;
}

function typeOfText(text: string): Param["type"] {
  return (
    (["integer", "number", "boolean"] as const).find(
      (type) => paramType({ type }).read(text) !== undefined,
    ) ?? "string"
  );
}

function notKnown(name: string, known: readonly string[]): Diagnostic {
  const nearest = nearestName(name, known);
  return parameterNotKnown({ name, known, ...(nearest !== undefined && { nearest }) });
}
