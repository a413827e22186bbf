import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Task } from "../../contract/plan.ts";
import { literalOf } from "../../contract/values.ts";
import { callsOf } from "../kinds/index.ts";
import { propertiesOf } from "../schema/json-schema.ts";

/** Paths written in a task's arguments that its tool needs to exist (`mustExist` in the schema). */
export function literalPaths(
  task: Task,
  tools: ReadonlyMap<string, ToolInfo>,
): { readonly path: string; readonly at: string }[] {
  return callsOf(task).flatMap(({ tool, args, at }) => {
    const properties = propertiesOf(tools.get(tool)?.input);
    return Object.entries(args).flatMap(([name, arg]) => {
      if (!Object.hasOwn(properties, name) || properties[name]?.mustExist !== true) return [];
      const value = literalOf(arg);
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      return values.flatMap((path) =>
        typeof path === "string" ? [{ path, at: `${at}.${name}` }] : [],
      );
    });
  });
}
