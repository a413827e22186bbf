import { grantingArguments } from "../../catalog/granting-arguments.ts";
import {
  agentArgumentOpen,
  agentIdTaken,
  agentNeedsApproval,
  agentOutputNotChecked,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { Plan, Task } from "../../contract/plan.ts";
import { callsOf, kindOf, walkTasks, type Call } from "../kinds/index.ts";
import { isComparable } from "../schema/check-value.ts";
import { propertiesOf, requiredOf } from "../schema/json-schema.ts";
import { sinkOf } from "../trust/sinks.ts";
import { check, type PassContext } from "./pass.ts";
import { placesOf } from "./place.ts";

/** No model chooses a path, an address or a command, and none destroys anything unless a person has approved it. */
export const checkAgents = check("check-agents", (plan, { tools }) =>
  walkTasks(plan).flatMap((task) => [
    ...callsOf(task).flatMap((call) => checkOpen(task, call, tools)),
    ...(kindOf(task).writtenBy === undefined ? [] : checkWritten(task, plan)),
  ]),
);

function checkOpen(
  task: Task,
  { tool: name, args, at, open }: Call,
  tools: PassContext["tools"],
): Diagnostic[] {
  const tool = tools.get(name);
  if (open === undefined || tool === undefined) return [];
  const left = Object.keys(propertiesOf(tool.input)).filter((each) => !Object.hasOwn(args, each));
  const granting = grantingArguments(tool.permissions);
  const chosen = requiredOf(tool.input)
    .filter((argument) => left.includes(argument) && granting.has(argument))
    .map((argument) => {
      const sink = sinkOf(tool, argument) ?? "path";
      return agentArgumentOpen(
        { task: task.id, tool: name, argument, sink },
        ...placesOf(task, at),
      );
    });
  if (tool.effect !== "destructive" || open.isApproved) return chosen;
  return [
    ...chosen,
    agentNeedsApproval(
      { task: task.id, tool: name, open: left.filter((each) => !granting.has(each)) },
      ...placesOf(task, at),
    ),
  ];
}

function checkWritten(task: Task, plan: Plan): Diagnostic[] {
  const schema = kindOf(task).output(task, { tool: () => ({}), task: () => ({}), error: {} });
  const steps = new Set(kindOf(task).stepIds?.(task));
  const taken = walkTasks(plan).filter(({ id }) => steps.has(id));
  return [
    ...taken.map((each) => agentIdTaken({ task: each.id, agent: task.id }, ...placesOf(each))),
    ...(isComparable(schema)
      ? []
      : [agentOutputNotChecked({ task: task.id }, ...placesOf(task, "output"))]),
  ];
}
