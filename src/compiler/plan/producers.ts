import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Plan } from "../../contract/plan.ts";
import { parseReference } from "../../contract/values.ts";
import { walk, type Step } from "../schema/json-schema.ts";
import { callsOf } from "../kinds/index.ts";

/** What the references of a plan lead to. */
export interface Producers {
  /** The tool whose output a task has; `undefined` when the plan lacks the task or the catalog the tool. */
  readonly toolOf: (task: string) => ToolInfo | undefined;
  /** What a reference leads to in that tool's output; it may be a reference within its schema. */
  readonly outputAt: (reference: string) => Step;
}

export function producersOf(plan: Plan, tools: ReadonlyMap<string, ToolInfo>): Producers {
  const byTask = new Map(
    plan.tasks.map((task) => [task.id, tools.get(callsOf(task)[0]?.tool ?? "")] as const),
  );
  return {
    toolOf: (task) => byTask.get(task),
    outputAt: (text) => {
      const reference = parseReference(text);
      const tool = byTask.get(reference?.task ?? "");
      if (reference === undefined || tool === undefined) return { open: true };
      return walk(tool.output, reference.steps);
    },
  };
}
