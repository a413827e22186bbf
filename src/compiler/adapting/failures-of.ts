/** What of a run has failed by itself, and was met by nothing that the plan has for it. */
import {
  formatInstance,
  parentsOf,
  parseInstance,
  type InstanceId,
} from "../../contract/instance.ts";
import type { Plan, Task } from "../../contract/plan.ts";
import { regionTool } from "../../contract/regions/region-rows.ts";
import { blocksOf } from "../kinds/index.ts";
import type { FailedRun, TaskOutcome } from "./failed-run.ts";

/**
 * What stands around a failure has failed with it, and is none of these. Neither is what a fallback, a loop that collects
 * errors, or the model of an agent has gone on from. Of an agent whose model gave no result it is the agent's task.
 */
export function failuresOf({
  plan,
  outcomes,
}: Pick<FailedRun, "plan" | "outcomes">): TaskOutcome[] {
  const above = tasksAbove(plan);
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  const around = ({ id }: TaskOutcome) =>
    instancesAround(id, above).flatMap((one) => byId.get(one) ?? []);
  const failed = outcomes.filter((outcome) => {
    if (outcome.status !== "failed") return false;
    const wasTold = outcome.tool !== regionTool("turn");
    return around(outcome).every(
      ({ status, tool }) => status !== "success" && !(wasTold && tool === regionTool("agent")),
    );
  });
  const withOthers = new Set(failed.flatMap((outcome) => around(outcome).map(({ id }) => id)));
  return failed.flatMap((outcome) => {
    if (withOthers.has(outcome.id)) return outcome.tool === regionTool("agent") ? [outcome] : [];
    return outcome.tool === regionTool("turn") ? [] : [outcome];
  });
}

/** Of each task those that it stands within, whatever is between. */
function tasksAbove({ tasks }: Pick<Plan, "tasks">): ReadonlyMap<string, readonly string[]> {
  const above = new Map<string, readonly string[]>();
  const visit = (task: Task, outer: readonly string[]): void => {
    above.set(task.id, outer);
    for (const block of blocksOf(task))
      for (const inner of block.tasks) visit(inner, [...outer, task.id]);
  };
  for (const task of tasks) visit(task, []);
  return above;
}

function instancesAround(
  id: InstanceId,
  above: ReadonlyMap<string, readonly string[]>,
): InstanceId[] {
  const steps = parseInstance(id) ?? [];
  const [outer, task] = [steps.slice(0, -1), steps.at(-1)?.task ?? id];
  const within = (above.get(task) ?? []).map((one) => {
    const loops = above.get(one) ?? [];
    return formatInstance([...outer.filter((step) => loops.includes(step.task)), { task: one }]);
  });
  return [...new Set([...parentsOf(id), ...within])];
}
