import { placesIn } from "../../catalog/facts/places.ts";
import { readingArgument } from "../../catalog/facts/reading.ts";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Json } from "../../contract/json.ts";
import type { Plan } from "../../contract/plan.ts";
import type { Args } from "../../contract/values.ts";
import { mapCalls, mapTasks, type Call } from "../kinds/index.ts";
import { propertiesOf } from "../schema/json-schema.ts";
import { improve, type PassContext } from "./pass.ts";

/**
 * Writes how data files are read, as the workspace's configuration says it, into the tasks that read them, so that a
 * build depends on nothing else. What a task says itself stands.
 */
export const writeReading = improve("write-reading", (plan, context): Plan => ({
  ...plan,
  tasks: mapTasks(plan.tasks, (task) => mapCalls(task, (call) => withReading(call, context))),
}));

function withReading(call: Call, { tools, readingOf }: PassContext): Call {
  const tool = tools.get(call.tool);
  return tool === undefined
    ? call
    : { ...call, args: { ...configured(call.args, tool, readingOf), ...call.args } };
}

function configured(args: Args, tool: ToolInfo, readingOf: PassContext["readingOf"]): Args {
  const takes = propertiesOf(tool.input);
  return Object.fromEntries(
    placesIn({ tool, args }).flatMap(({ path, at }) => {
      const name = readingArgument(at);
      const options = readingOf(path);
      if (!Object.hasOwn(takes, name) || Object.keys(options).length === 0) return [];
      return [[name, { $literal: options as Record<string, Json> }]];
    }),
  );
}
