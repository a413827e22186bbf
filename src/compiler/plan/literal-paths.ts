import { isSaidToExist, pathArguments } from "../../catalog/facts/index.ts";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Task } from "../../contract/plan.ts";
import { literalOf } from "../../contract/values.ts";
import { callsOf } from "../kinds/index.ts";
import { propertiesOf } from "../schema/json-schema.ts";

export interface LiteralPath {
  readonly path: string;
  readonly at: string;
  /** Whether it follows from the tool's permissions alone, not from `mustExist` in its schema. */
  readonly isImplied: boolean;
}

/** Paths written in a task's arguments that its tool needs to exist. */
export function literalPaths(task: Task, tools: ReadonlyMap<string, ToolInfo>): LiteralPath[] {
  return callsOf(task).flatMap(({ tool: name, args, at }) => {
    const tool = tools.get(name);
    if (tool === undefined) return [];
    const properties = propertiesOf(tool.input);
    return pathArguments(tool).flatMap((argument) => {
      const arg = Object.hasOwn(args, argument) ? args[argument] : undefined;
      if (arg === undefined) return [];
      const isImplied = isSaidToExist(properties[argument]) === undefined;
      const value = literalOf(arg);
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      return values.flatMap((path) =>
        typeof path === "string" ? [{ path, at: `${at}.${argument}`, isImplied }] : [],
      );
    });
  });
}
