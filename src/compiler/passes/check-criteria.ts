import { badCriterion, type Diagnostic } from "../../contract/diagnostics/index.ts";
import { isCondition, OUTPUT_NAME } from "../../contract/criteria.ts";
import type { Task } from "../../contract/plan.ts";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { parseExpression } from "../expression/index.ts";
import { blocksOf, callsOf, outputOf, walkTasks } from "../kinds/index.ts";
import { chainsIn } from "../plan/chains.ts";
import { walk } from "../schema/json-schema.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Every criterion that reads `output` can be checked when its task has run; all others are text for a person. */
export const checkCriteria = check("check-criteria", (plan, { tools }) =>
  walkTasks(plan).flatMap((task) =>
    (task.criteria ?? []).flatMap((text, index): Diagnostic[] => {
      if (!isCondition(text)) return [];
      const found = problemOf(text, task, tools);
      if (found === undefined) return [];
      const { problem, offset } = found;
      return [badCriterion({ text, problem }, ...placesOf(task, `criteria[${index}]`, offset))];
    }),
  ),
);

function problemOf(
  text: string,
  task: Task,
  tools: ReadonlyMap<string, ToolInfo>,
): { readonly problem: string; readonly offset?: number } | undefined {
  const parsed = parseExpression(text);
  if ("mistake" in parsed) return { problem: parsed.mistake.reason, offset: parsed.mistake.start };
  const [call] = callsOf(task);
  if (call === undefined || blocksOf(task).length > 0) {
    return { problem: `${task.id} calls no tool itself; say it of the task that gives the output` };
  }
  const schema = outputOf(task, tools);
  for (const chain of chainsIn(parsed.expression)) {
    if (chain.is === "param")
      return { problem: `it names the parameter ${chain.name}, and it may read output alone` };
    const { task: name, steps } = chain.reference;
    if (name !== OUTPUT_NAME) return { problem: `it names ${name}, and it may read output alone` };
    const step = walk(schema, steps);
    if ("missing" in step) return { problem: `${call.tool} returns no field ${step.missing}` };
  }
  return undefined;
}
