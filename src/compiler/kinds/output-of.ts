import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Task } from "../../contract/plan.ts";
import { words } from "../schema/compose.ts";
import type { Schema } from "../schema/json-schema.ts";
import { kindOf } from "./kind-of.ts";

/** What the output of a task looks like; `{}` where nothing is known, since the catalog lacks its tool. */
export function outputOf(task: Task, tools: ReadonlyMap<string, ToolInfo>): Schema {
  return kindOf(task).output(task, {
    tool: (name) => tools.get(name)?.output ?? {},
    task: (inner) => outputOf(inner, tools),
    error: words,
  });
}
