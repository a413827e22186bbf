/** A plan in the form in which a model replies with one, so that it reads its own notation when it is to correct it. */
import type { Json } from "../../../../contract/json.ts";
import type { Task } from "../../../../contract/plan.ts";
import type { Args } from "../../../../contract/values.ts";
import { callsOf, isCallTask } from "../../../kinds/index.ts";
import { needsWith } from "../../arrange.ts";
import type { OutlineHolder, RepairRequest } from "../../planner.ts";
import { encodeArg } from "../arg-encoding.ts";
import { blockOfPlace } from "../suggested-kinds.ts";

export interface PlanAsReply {
  readonly plan: Json;
  /** Whether its tasks have the ids of the plan that was checked, by which its problems are placed. */
  readonly isAsPassed: boolean;
}

/**
 * Of a plan of calls what was checked; of one with tasks that hold others, which passes move, what the planner gave.
 * `undefined` where that is not known any more.
 */
export function planAsReply({ plan, given, query }: RepairRequest): PlanAsReply | undefined {
  if (plan.tasks.every(isCallTask)) {
    const tasks = plan.tasks.flatMap((task) => taskAsReply(task, query));
    return { plan: { tasks, ...END }, isAsPassed: true };
  }
  return given === undefined ? undefined : { plan: asGiven(given, query), isAsPassed: false };
}

const END = { left_out: [], reason: "" };

function taskAsReply(task: Task, query: string): Json[] {
  const { id, title, needs, priority, origin } = task;
  return callsOf(task).map(({ tool, args }) => ({
    id,
    quote: origin === undefined ? "" : query.slice(...origin.query),
    title,
    tool,
    args: fieldsOf(args),
    needs: needsText(needs),
    priority,
    reason: "",
    missing: [],
  }));
}

function asGiven({ outline, bindings }: NonNullable<RepairRequest["given"]>, query: string): Json {
  const { tasks, holders = [] } = outline;
  const outlined = new Map(tasks.map((task) => [task.id, task]));
  const head = (
    one: Pick<OutlineHolder, "id" | "title" | "needs" | "when" | "priority" | "origin">,
  ) => ({
    id: one.id,
    quote: one.origin === undefined ? "" : query.slice(...one.origin),
    title: one.title,
    needs: needsText(needsWith(one)),
    priority: one.priority,
    ...positionOf(one.id, holders),
  });
  return {
    tasks: bindings.tasks.map(({ id, title, tool, args }) => ({
      ...head(outlined.get(id) ?? { id, title, needs: [], priority: "medium" }),
      tool: tool.name,
      args: fieldsOf(args),
      reason: "",
      missing: [],
    })),
    groups: holders.map((holder) => ({
      ...head(holder),
      kind: holder.kind,
      fields: fieldsOf(bindings.holders?.find(({ id }) => id === holder.id)?.fields ?? {}),
    })),
    ...END,
  };
}

function positionOf(id: string, holders: readonly OutlineHolder[]) {
  for (const holder of holders) {
    const block = holder.blocks.find(({ ids }) => ids.includes(id));
    if (block !== undefined) return { within: holder.id, block: blockOfPlace(block.at) };
  }
  return { within: "", block: "" };
}

function fieldsOf(args: Args): Json {
  return Object.entries(args).map(([name, value]) => ({ name, value: encodeArg(value) }));
}

function needsText(needs: Task["needs"]): Json {
  return needs.map((need) => (need.when === "success" ? need.task : { ...need }));
}
