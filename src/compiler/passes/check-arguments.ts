import type { ToolInfo } from "../../catalog/tool-info.ts";
import {
  argumentDoesNotFit,
  missingArgument,
  unknownArgument,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import { parseDateMath, resolveDateMath } from "../../contract/date-math.ts";
import { nearestName } from "../../contract/nearest.ts";
import type { Task } from "../../contract/plan.ts";
import { literalOf, mapTimes, timesIn } from "../../contract/values.ts";
import { misfitOf } from "../schema/check-value.ts";
import { propertiesOf, requiredOf } from "../schema/json-schema.ts";
import { callsOf, type Call, walkTasks } from "../kinds/index.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Every required argument is given, none is unknown, and literal values fit the tool's schema. */
export const checkArguments = check("check-arguments", (plan, { tools }) =>
  walkTasks(plan).flatMap((task) =>
    callsOf(task).flatMap((call) => {
      const tool = tools.get(call.tool);
      if (tool === undefined) return []; // check-tools has said so
      return [
        ...(call.open === undefined ? missing(task, call, tool) : []),
        ...unknown(task, call, tool),
        ...unfit(task, call, tool),
      ];
    }),
  ),
);

function missing(task: Task, { args, at }: Call, tool: ToolInfo): Diagnostic[] {
  const properties = propertiesOf(tool.input);
  return requiredOf(tool.input)
    .filter((argument) => !Object.hasOwn(args, argument))
    .map((argument) => {
      const text = properties[argument]?.description;
      const description = typeof text === "string" ? text : undefined;
      return missingArgument({ tool: tool.name, argument, description }, ...placesOf(task, at));
    });
}

function unknown(task: Task, { args, at }: Call, tool: ToolInfo): Diagnostic[] {
  const { additionalProperties = false } = tool.input;
  if (additionalProperties !== false) return [];
  const known = Object.keys(propertiesOf(tool.input));
  return Object.keys(args)
    .filter((argument) => !known.includes(argument))
    .map((argument) =>
      unknownArgument(
        { tool: tool.name, argument, known, nearest: nearestName(argument, known) },
        ...placesOf(task, `${at}.${argument}`),
      ),
    );
}

function unfit(task: Task, { args, at }: Call, tool: ToolInfo): Diagnostic[] {
  const properties = propertiesOf(tool.input);
  return Object.entries(args).flatMap(([argument, arg]) => {
    const times = timesIn(arg);
    if (times.some(({ text }) => parseDateMath(text) === undefined)) return []; // check-references has said so
    const value = literalOf(mapTimes(arg, sampleOf));
    if (value === undefined || !Object.hasOwn(properties, argument)) return [];
    const wrong = misfitOf(tool.input, argument, value);
    if (wrong === undefined) return [];
    return [
      argumentDoesNotFit(
        {
          tool: tool.name,
          argument,
          reason: `is ${shown(times.length > 0 ? arg : value)} and ${wrong.must}`,
          nearest: wrong.nearest,
        },
        ...placesOf(task, `${at}.${argument}`),
      ),
    ];
  });
}

/** What a relative time could be when the plan runs: all its values have the same form. */
function sampleOf(time: string): string {
  return resolveDateMath(time, SAMPLE_START) ?? time;
}

const SAMPLE_START = new Date(Date.UTC(2024, 0, 31, 12));

/** Enough of a value to know it again. */
const SHOWN = 60;

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
