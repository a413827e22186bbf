/** The tool calls of a plan in an order in which every task stands after those that it reads, as blocks run in order. */
import type { CheckedCall } from "../../catalog/facts/index.ts";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Plan } from "../../contract/plan.ts";
import { mapMentionsIn, type Arg } from "../../contract/values.ts";
import { graphOf } from "../graph/plan-graph.ts";
import { topologicalOrder } from "../graph/topological-order.ts";
import { callsOf, walkTasks } from "../kinds/index.ts";

export interface PlannedCall extends CheckedCall {
  /** Where the arguments stand within the task. */
  readonly at: string;
}

/** Tasks on a cycle are left out; parameters have their defaults. */
export function checkedCalls(plan: Plan, tools: ReadonlyMap<string, ToolInfo>): PlannedCall[] {
  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  return topologicalOrder(graphOf(plan)).flatMap((id) => {
    const task = byId.get(id);
    if (task === undefined) return [];
    return walkTasks({ tasks: [task] }).flatMap((inner) =>
      callsOf(inner).flatMap(({ tool: name, args, at }) => {
        const tool = tools.get(name);
        if (tool === undefined) return [];
        const given = mapMentionsIn(args, (mention) => known(mention, plan));
        return [{ task: inner.id, at, tool, args: given }];
      }),
    );
  });
}

function known(mention: { is: string; name?: string; text?: string }, { params }: Plan): Arg {
  if (mention.is !== "param") return { $ref: mention.text ?? "" };
  const name = mention.name ?? "";
  const value = Object.hasOwn(params, name) ? params[name]?.default : undefined;
  return value === undefined ? { $param: name } : { $literal: value };
}
