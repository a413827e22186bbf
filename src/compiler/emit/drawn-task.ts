/** Tasks of a plan as pictures show them, with those that they hold. */
import type { DrawnTask, Held } from "../../contract/picture/task-card.ts";
import type { Plan } from "../../contract/plan.ts";
import {
  isAgent,
  isBranch,
  isFallback,
  isGate,
  isLoop,
  isParallel,
  isSubplan,
  isTask,
  planTaskOf,
  regionsIn,
  type Region,
} from "../../contract/regions/index.ts";
import { parseExpression } from "../expression/index.ts";
import { blocksOf as blocksOfTask, kindOf, lowerTask, walkTasks } from "../kinds/index.ts";
import { graphOf } from "../graph/plan-graph.ts";
import type { TaskGraph } from "../graph/task-graph.ts";
import { blocksOf, statementsOf } from "./blocks.ts";
import { oneLine } from "./code-text.ts";
import { ruleOf } from "./region-comment.ts";

/** The tasks of a plan's own list, in the plan's order. */
export function drawnTasks(plan: Plan): DrawnTask[] {
  const graph = graphOf(plan);
  const optional = walkTasks(plan).flatMap((task) => (task.optional === true ? [task.id] : []));
  const drawn = { graph, heldBy: heldIn(plan), optional: new Set(optional) };
  return graph.nodes().map((id) => drawnTask(id, "", drawn));
}

/** What is known of the plan that is drawn. */
interface Drawing {
  readonly graph: TaskGraph;
  readonly heldBy: HeldBy;
  readonly optional: ReadonlySet<string>;
}

/** The region that a task of the plan becomes; `undefined` of one that is a leaf. */
type HeldBy = (id: string) => Region | undefined;

/** Pictures know tasks by the regions that they become, and so every kind. A plan with mistakes can be drawn too. */
function heldIn(plan: Plan): HeldBy {
  // A task that names another plan holds its tasks only once they have been put there.
  const holders = plan.tasks.filter(
    (task) =>
      kindOf(task).asks === true ||
      kindOf(task).writtenBy !== undefined ||
      blocksOfTask(task).length > 0,
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

/** @param prefix what ids of tasks of another plan begin with, where this one is its task */
function drawnTask(id: string, prefix: string, drawing: Drawing): DrawnTask {
  const region = drawing.heldBy(id);
  const isOptional = drawing.optional.has(id);
  const wrapped = isOptional && region !== undefined ? wrappedBy(region) : undefined;
  // Arrows lead to what holds an optional task for scripts alone; readers see the task.
  if (wrapped !== undefined) return { ...drawnTask(wrapped, prefix, drawing), id, isOptional };
  const { title = "", tools = [] } = drawing.graph.label(id) ?? {};
  return {
    id,
    name: id.startsWith(prefix) ? id.slice(prefix.length) : id,
    isOptional,
    title: oneLine(title),
    tools: tools.map(oneLine),
    ...(region !== undefined && { holds: heldOf(region, prefix, drawing) }),
  };
}

/** The task in a parallel task that holds nothing else (`wrap-optional`). */
function wrappedBy(region: Region): string | undefined {
  if (!isParallel(region) || region.members.length !== 1) return undefined;
  const [only, ...others] = region.members.flatMap(statementsOf);
  return only === undefined || others.length > 0 ? undefined : planTaskOf(only);
}

function heldOf(region: Region, prefix: string, drawing: Drawing): Held {
  const inner = isSubplan(region) ? `${planTaskOf(region)}-` : prefix;
  return {
    is: kindOfFrame(region),
    rule: withoutPrefix(ruleOf(region).join(", "), inner),
    blocks: blocksOf(region).map((block) => ({
      label: block.label,
      order: "in turn",
      tasks: statementsOf(block.region).map((each) =>
        drawnTask(planTaskOf(each) ?? "", inner, drawing),
      ),
    })),
  };
}

/** Conditions name tasks as cards do. */
function withoutPrefix(rule: string, prefix: string): string {
  return prefix === ""
    ? rule
    : rule.replaceAll(/tasks\["([^"]+)"\]/g, (whole, id: string) => {
        const name = id.startsWith(prefix) ? id.slice(prefix.length) : id;
        return /^\w+$/.test(name) ? name : whole;
      });
}

function kindOfFrame(region: Region): Held["is"] {
  if (isBranch(region)) return "branch";
  if (isLoop(region)) return "loop";
  if (isFallback(region)) return "fallback";
  if (isSubplan(region)) return "plan";
  if (isAgent(region)) return "agent";
  return isGate(region) ? "gate" : "parallel";
}
