import { z } from "zod";
import { planNameSchema, type Task } from "../../contract/plan.ts";
import type { SubplanRegion } from "../../contract/regions/index.ts";
import { argSchema, type Args } from "../../contract/values.ts";
import { allOf } from "./bound.ts";
import { inTurn } from "./cost.ts";
import { holderHeadSchema, regionTask } from "./holder.ts";
import type { Kind } from "./kind.ts";

const schema = holderHeadSchema
  .extend({
    kind: z.literal("plan"),
    plan: planNameSchema.describe("name of a plan of the workspace"),
    params: z
      .record(z.string(), argSchema)
      .default({})
      .describe("what its parameters are given; the others have their defaults"),
  })
  .strict();

/** `tasks` are those of the other plan, once the pass `inline-plans` has put them there: a file does not have them. */
type PlanTask = z.infer<typeof schema> & { readonly tasks?: readonly Task[] };

const read = (task: Task): PlanTask => task as PlanTask;

/** The other plan that a task names; `undefined` of every task that names none. */
export function planOf(task: Task): { readonly name: string; readonly params: Args } | undefined {
  if (task.kind !== plan.name) return undefined;
  const { plan: name, params } = read(task);
  return { name, params };
}

/** The task with the tasks of the plan that it names: they run in this order, and its output is that of the last one. */
export function withTasks(task: Task, tasks: readonly Task[]): Task {
  return { ...task, params: {}, tasks };
}

/** Another plan as a task. */
export const plan: Kind = {
  name: "plan",
  says: "another plan of the workspace, with its parameters",
  schema: () => schema,
  mapParts(task, map) {
    const { params, tasks } = read(task);
    const given = Object.entries(params).map(([name, arg]) => {
      return [name, map.value({ at: `params.${name}`, arg })] as const;
    });
    return {
      ...task,
      params: Object.fromEntries(given),
      ...(tasks !== undefined && {
        tasks: map.block({ at: "tasks", tasks, order: "in turn", runs: "once" }),
      }),
    };
  },
  output(task, inner) {
    const last = read(task).tasks?.at(-1);
    return last === undefined ? {} : inner.task(last);
  },
  cost: (task, costOf) => inTurn((read(task).tasks ?? []).map(costOf)),
  bound(task, { of }) {
    const { id, plan: name, tasks } = read(task);
    if (tasks !== undefined) return allOf(tasks.map(of));
    const reason = `what the plan ${name} does is not known here`;
    const unbounded = (["calls", "usd", "seconds"] as const).map((what) => ({
      what,
      task: id,
      reason,
    }));
    return { calls: Infinity, usd: Infinity, seconds: Infinity, unbounded };
  },
  lower(task, needs, lowering) {
    const { id, plan: name, tasks = [] } = read(task);
    const block = lowering.block(`${id}.tasks`, tasks);
    const region: SubplanRegion = {
      kind: "subplan",
      id,
      task: regionTask(task, needs, lowering),
      plan: name,
      body: block.region,
    };
    return { region, tasks: block.tasks };
  },
};
