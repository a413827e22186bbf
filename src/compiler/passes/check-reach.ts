import type { ToolInfo } from "../../catalog/tool-info.ts";
import {
  branchNeverRuns,
  fallbackNotNeeded,
  gateNeverReached,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { ErrorClass } from "../../contract/error-class.ts";
import type { Task } from "../../contract/plan.ts";
import { constantTruth, parseExpression } from "../expression/index.ts";
import { allCallsOf, blocksOf, kindOf, planOf, walkTasks, type Block } from "../kinds/index.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Every branch can run, every alternative can be tried, and every gate can be reached. */
export const checkReach = check("check-reach", (plan, { tools }) =>
  reachable(plan.tasks).flatMap((task) => [
    ...checkBranches(task),
    ...checkAlternatives(task, tools),
  ]),
);

/** Of another plan the condition may be known here, from what it is given, and be none of its mistakes. */
function reachable(tasks: readonly Task[]): Task[] {
  return tasks.flatMap((task) =>
    planOf(task) === undefined
      ? [task, ...blocksOf(task).flatMap((block) => reachable(block.tasks))]
      : [],
  );
}

function checkBranches(task: Task): Diagnostic[] {
  return blocksOf(task).flatMap((block) => {
    const { runsWhen, tasks } = block;
    const is = runsWhen && truthOf(runsWhen.condition.text);
    if (runsWhen === undefined || is === undefined || is === runsWhen.is) return [];
    const { text: condition, at } = runsWhen.condition;
    const ids = tasks.map(({ id }) => id);
    return [
      branchNeverRuns({ condition, is, tasks: ids }, ...placesOf(task, at)),
      ...gatesIn(tasks, `the condition "${condition}" of ${task.id} is always ${is}`),
    ];
  });
}

function truthOf(condition: string): boolean | undefined {
  const parsed = parseExpression(condition);
  return "expression" in parsed ? constantTruth(parsed.expression) : undefined;
}

function checkAlternatives(task: Task, tools: ReadonlyMap<string, ToolInfo>): Diagnostic[] {
  const blocks = blocksOf(task);
  const sure = blocks.findIndex((block) => cannotFail(block, tools));
  const { catches: on = [], at } = blocks[sure] ?? {};
  if (at === undefined) return [];
  const never = blocks.slice(sure + 1).flatMap(({ tasks }) => tasks);
  const ids = never.map(({ id }) => id);
  return [
    fallbackNotNeeded({ task: task.id, on, tasks: ids }, ...placesOf(task, at)),
    ...gatesIn(never, `what ${task.id} tries before it cannot fail with ${on.join(" or ")}`),
  ];
}

/** Failures of tools that ask others, and of no others. */
const OF_NETWORKS: ReadonlySet<ErrorClass> = new Set(["network", "rate-limit"]);

/** Whether none of the failures that are caught can come from a block. */
function cannotFail({ catches, tasks }: Block, tools: ReadonlyMap<string, ToolInfo>): boolean {
  if (catches?.every((one) => OF_NETWORKS.has(one)) !== true) return false;
  return tasks.flatMap(allCallsOf).every(({ tool: name }) => {
    const tool = tools.get(name);
    if (tool === undefined) return false; // check-tools has said so
    const { network = [], mcp = [], model = false } = tool.permissions;
    return network.length + mcp.length === 0 && !model;
  });
}

function gatesIn(tasks: readonly Task[], why: string): Diagnostic[] {
  return walkTasks({ tasks })
    .filter((task) => kindOf(task).asks === true)
    .map((task) => gateNeverReached({ gate: task.id, why }, ...placesOf(task)));
}
