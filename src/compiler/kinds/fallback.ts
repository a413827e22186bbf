import { z } from "zod";
import { errorClasses, type ErrorClass } from "../../contract/error-class.ts";
import type { Task } from "../../contract/plan.ts";
import type { FallbackRegion } from "../../contract/regions/index.ts";
import { calledOf } from "./called.ts";
import { constant, either, record } from "../schema/compose.ts";
import { allOf } from "./bound.ts";
import { inTurn, noCost } from "./cost.ts";
import { blockSchema, holderHeadSchema, regionTask } from "./holder.ts";
import type { Kind } from "./kind.ts";

/** What was not allowed is not got by another way, unless the plan says so. */
const USUAL: readonly ErrorClass[] = errorClasses.filter(
  (one) => one !== "denied" && one !== "findings",
);

const schemaOf = (task: z.ZodType<Task>) =>
  holderHeadSchema
    .extend({
      kind: z.literal("fallback"),
      alternatives: z
        .array(z.strictObject({ tasks: blockSchema(task) }))
        .min(2)
        .describe("what is tried, in this order, until one ends well"),
      on: z
        .array(z.enum(errorClasses))
        .min(1)
        .optional()
        .describe(
          "failures after which the next one is tried; default: all but denied and findings",
        ),
    })
    .strict();

type FallbackTask = z.infer<ReturnType<typeof schemaOf>>;

const read = (task: Task): FallbackTask => task as unknown as FallbackTask;

/** An alternative goes by the task whose output it gives. */
const nameOf = (tasks: readonly Task[]): string => {
  const last = tasks.at(-1);
  return last === undefined ? "" : calledOf(last);
};

/** What to try, in order, when a task fails. */
export const fallback: Kind = {
  name: "fallback",
  says: "alternatives in order: the next one is tried when the one before has failed",
  schema: schemaOf,
  mapParts(task, map) {
    const { alternatives, on = USUAL } = read(task);
    return {
      ...task,
      alternatives: alternatives.map(({ tasks }, index) => ({
        tasks: map.block({
          at: `alternatives[${index}].tasks`,
          tasks,
          order: "in turn",
          runs: "perhaps",
          says: tasks.slice(-1),
          ...(index < alternatives.length - 1 && { catches: on }),
        }),
      })),
    };
  },
  output(task, inner) {
    const outputs = read(task).alternatives.flatMap(({ tasks }) => {
      const last = tasks.at(-1);
      return last === undefined
        ? []
        : [record({ by: constant(calledOf(last)), output: inner.task(last) })];
    });
    return either(outputs);
  },
  cost(task, costOf) {
    const costs = read(task).alternatives.map(({ tasks }) => inTurn(tasks.map(costOf)));
    // As a rule the first one does it.
    return costs[0] ?? noCost;
  },
  bound(task, { of }) {
    return allOf(read(task).alternatives.flatMap(({ tasks }) => tasks.map(of)));
  },
  lower(task, needs, lowering) {
    const { id, alternatives, on = USUAL } = read(task);
    const blocks = alternatives.map(({ tasks }, index) => ({
      name: nameOf(tasks),
      ...lowering.block(`${id}.alternatives[${index}]`, tasks),
    }));
    const region: FallbackRegion = {
      kind: "fallback",
      id,
      task: regionTask(task, needs, lowering),
      on: [...on],
      alternatives: blocks.map(({ name, region: block }) => ({ name, region: block })),
    };
    return { region, tasks: blocks.flatMap(({ tasks }) => tasks) };
  },
};
