/** Tasks of a plan as pictures show them, with those that they hold. */
import type { DrawnTask, Held } from "../../contract/picture/task-card.ts";
import type { Plan } from "../../contract/plan.ts";
import {
  isBranch,
  isFallback,
  isGate,
  isLoop,
  isSubplan,
  isTask,
  planTaskOf,
  regionsIn,
  type Region,
} from "../../contract/regions/index.ts";
import { parseExpression } from "../expression/index.ts";
import { blocksOf as blocksOfTask, kindOf, lowerTask } from "../kinds/index.ts";
import { graphOf } from "../graph/plan-graph.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import { blocksOf, statementsOf } from "./blocks.ts";
import { oneLine } from "./code-text.ts";
import { ruleOf } from "./region-comment.ts";

/** The tasks of a plan's own list, in the plan's order. */
export function drawnTasks(plan: Plan): DrawnTask[] {
  const graph = graphOf(plan);
  const heldBy = heldIn(plan);
  return graph.nodes().map((id) => drawnTask(id, graph, heldBy));
}

/** The region that a task of the plan becomes; `undefined` of one that is a leaf. */
type HeldBy = (id: string) => Region | undefined;

/** Pictures know tasks by the regions that they become, and so every kind. A plan with mistakes can be drawn too. */
function heldIn(plan: Plan): HeldBy {
  // A task that names another plan holds its tasks only once they have been put there.
  const holders = plan.tasks.filter(
    (task) => kindOf(task).asks === true || blocksOfTask(task).length > 0,
  );
  const regions = holders.flatMap((task) => {
    const { region } = lowerTask(task, [], (text) => {
      const parsed = parseExpression(text);
      return "expression" in parsed ? parsed.expression : { is: "name", name: oneLine(text) };
    });
    return regionsIn(region).flatMap((each) => {
      const id = planTaskOf(each);
      return id === undefined || isTask(each) ? [] : [[id, each] as const];
    });
  });
  const byId = new Map(regions);
  return (id) => byId.get(id);
}

function drawnTask(id: string, graph: TaskGraph, heldBy: HeldBy): DrawnTask {
  const { title = "", tools = [] } = graph.label(id) ?? {};
  const region = heldBy(id);
  return {
    id,
    title: oneLine(title),
    tools: tools.map(oneLine),
    ...(region !== undefined && { holds: heldOf(region, graph, heldBy) }),
  };
}

function heldOf(region: Region, graph: TaskGraph, heldBy: HeldBy): Held {
  const inner = (block: Region): DrawnTask[] =>
    statementsOf(block).map((each) => drawnTask(planTaskOf(each) ?? "", graph, heldBy));
  return {
    is: kindOfFrame(region),
    rule: ruleOf(region).join(", "),
    blocks: blocksOf(region).map((block) => ({
      label: block.label,
      order: "in turn",
      tasks: inner(block.region),
    })),
  };
}

function kindOfFrame(region: Region): Held["is"] {
  if (isBranch(region)) return "branch";
  if (isLoop(region)) return "loop";
  if (isFallback(region)) return "fallback";
  if (isSubplan(region)) return "plan";
  return isGate(region) ? "gate" : "parallel";
}
