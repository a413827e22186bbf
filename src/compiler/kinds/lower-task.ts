import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Expression } from "../../contract/expression/expression.ts";
import type { Need, Task } from "../../contract/plan.ts";
import { sequenceRegion } from "../../contract/regions/index.ts";
import type { Cost } from "./cost.ts";
import { kindOf } from "./kind-of.ts";
import type { LoweredTask, Lowering } from "./kind.ts";

/** What a task is expected to take and cost: as it says itself, else as its kind and the tasks within it do. */
export function costOf(task: Task): Cost {
  const cost = kindOf(task).cost(task, costOf);
  const { estimate } = task;
  if (estimate === undefined) return cost;
  const { seconds, usd } = estimate;
  return { seconds, secondsInSequence: Math.max(seconds, cost.secondsInSequence), usd };
}

/**
 * Lowers a task of the plan and all within it. What is within has no needs: blocks run in order, and the task itself
 * waits for what they read from outside.
 *
 * @param needs final
 * @param tools what the plan calls; default: of none anything is known
 * @param expression reads the text of a condition, which the checks have found sound
 */
export function lowerTask(
  task: Task,
  needs: readonly Need[],
  expression: (text: string) => Expression,
  tools: ReadonlyMap<string, ToolInfo> = new Map(),
): LoweredTask {
  const lowering: Lowering = {
    task: (inner) => lowerTask(inner, [], expression, tools),
    block: (id, tasks) => {
      const members = tasks.map(lowering.task);
      return {
        region: sequenceRegion(
          id,
          members.map(({ region }) => region),
        ),
        tasks: members.flatMap((member) => member.tasks),
      };
    },
    expression,
    tool: (name) => tools.get(name),
    estimate: (inner) => {
      const { seconds, usd } = costOf(inner);
      return { seconds, usd };
    },
  };
  return kindOf(task).lower(task, needs, lowering);
}
