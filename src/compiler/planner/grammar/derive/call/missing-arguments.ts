/** Required arguments that a request does not say. */
import { argumentNotInQuery, type Diagnostic } from "../../../../../contract/diagnostics/index.ts";
import type { Param } from "../../../../../contract/plan.ts";
import type { Arg, Args } from "../../../../../contract/values.ts";
import type { BindRequest } from "../../../planner.ts";
import type { Field } from "../../link/fields.ts";
import type { Reading } from "../../read/reading.ts";
import { placeOf } from "../tables.ts";
import type { Joined } from "./connected.ts";
import { parameterFor } from "./parameters.ts";
import { yearNotSaid } from "./past-days.ts";
import { isStructured } from "./shapes.ts";
import type { Unit } from "./unit.ts";

interface BoundSoFar {
  readonly request: BindRequest;
  readonly reading: Reading;
  /** Data files of the workspace. */
  readonly files: readonly string[];
  /** Whether a request that is offered as an example becomes a plan. */
  readonly isPlanned: (example: string) => boolean;
  readonly params: Record<string, Param>;
  readonly diagnostics: Diagnostic[];
}

/** Files with which an example is tried. */
const MOST_TRIED = 4;

/** Parameters for what nothing gives, where they are wanted; else it is told. */
export function missingArguments(
  { task, span, extras }: Unit,
  { derivation: { tool }, connected: { missing } }: Joined,
  { request, params, diagnostics, reading, files, isPlanned }: BoundSoFar,
): Args {
  const args: Record<string, Arg> = {};
  for (const field of missing) {
    const { name: argument, description } = field;
    const made = request.parameterise
      ? parameterFor(field, { ...request.params, ...params })
      : undefined;
    if (made !== undefined) {
      params[made.name] = made.param;
      args[argument] = { $param: made.name };
      continue;
    }
    const open = yearNotSaid(reading, [span, ...extras], field);
    if (open !== undefined) {
      diagnostics.push(open);
      continue;
    }
    const fitting = files.filter((one) => isFileOf(field, one)).slice(0, MOST_TRIED);
    const tried = fitting.map((file) => `${task.title} in ${file}`).find(isPlanned);
    const said =
      fitting.length > 0 ? tried : isStructured(field) ? undefined : `${task.title}, ${argument} …`;
    const example =
      said !== undefined ? { example: said } : fitting.length > 0 ? { isFile: true } : {};
    diagnostics.push(
      argumentNotInQuery(
        {
          title: task.title,
          tool: tool.name,
          argument,
          ...(description !== "" && { description }),
          ...example,
        },
        placeOf(reading, span),
      ),
    );
  }
  return args;
}

/** Whether an argument that is a file can be this one: its description speaks of such files. */
function isFileOf({ format, description }: Field, file: string): boolean {
  const ending = file.split(".").at(-1)?.toLowerCase() ?? "";
  return (
    format === "path" &&
    description
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .includes(ending)
  );
}
