import { isCondition } from "../../contract/criteria.ts";
import type { Plan, Risk, Task } from "../../contract/plan.ts";
import { blocksOf, callsOf, walkTasks } from "../kinds/index.ts";
import { usesOf } from "../plan/uses.ts";
import { riskOf, type RiskyTool } from "./find-risks.ts";

/** What a person weighs a task by. */
export interface TaskAttributes {
  /** How hard it is to get right, 1 to 5. */
  readonly complexity: number;
  readonly risk: Risk;
  /** Which of both the plan does not say itself. */
  readonly estimated: readonly ("complexity" | "risk")[];
  readonly isOptional: boolean;
  readonly criteria: readonly { readonly text: string; readonly isChecked: boolean }[];
}

/** More arguments than these are one more thing to get right. */
const MANY_ARGUMENTS = 5;

/**
 * The attributes of each task, those within others included, by its id: as the plan says, else estimated.
 *
 * The complexity of a task that calls a tool is 1, and one more for each of these: it reads an earlier output; it reads
 * two or more; it has more than five arguments; its tool asks a service or a model. That of a task that holds others is
 * one more than the highest of these, and never more than 5.
 */
export function estimateAttributes(
  plan: Pick<Plan, "tasks">,
  tools: ReadonlyMap<string, RiskyTool>,
): ReadonlyMap<string, TaskAttributes> {
  return new Map(
    walkTasks(plan).map((task) => {
      const { complexity, risk, optional, criteria = [] } = task;
      return [
        task.id,
        {
          complexity: complexity ?? complexityOf(task, tools),
          risk: risk ?? riskOf(task, tools).risk,
          estimated: [
            ...(complexity === undefined ? (["complexity"] as const) : []),
            ...(risk === undefined ? (["risk"] as const) : []),
          ],
          isOptional: optional === true,
          criteria: criteria.map((text) => ({
            text,
            isChecked: isCondition(text) && callsOf(task).length > 0,
          })),
        },
      ];
    }),
  );
}

function complexityOf(task: Task, tools: ReadonlyMap<string, RiskyTool>): number {
  const inner = blocksOf(task).flatMap((block) => block.tasks);
  if (inner.length > 0) {
    const within = inner.map((one) => one.complexity ?? complexityOf(one, tools));
    return Math.min(5, 1 + Math.max(...within));
  }
  const read = new Set(
    usesOf(task).flatMap(({ says }) => (says.is === "name" ? [says.reference.task] : [])),
  );
  const calls = callsOf(task);
  const asksOthers = calls.some(({ tool }) => {
    const { network = [], mcp = [], model = false } = tools.get(tool)?.permissions ?? {};
    return network.length + mcp.length > 0 || model;
  });
  const counts = [
    read.size > 0,
    read.size > 1,
    calls.some(({ args }) => Object.keys(args).length > MANY_ARGUMENTS),
    asksOthers,
  ];
  return 1 + counts.filter(Boolean).length;
}
