/** A kind of task as somebody else would write it. */
import { z } from "zod";
import { allOf } from "../../src/compiler/kinds/bound.ts";
import type { Kind } from "../../src/compiler/kinds/kind.ts";
import { taskHeadSchema, type Task } from "../../src/contract/plan.ts";
import { parallelRegion } from "../../src/contract/regions/index.ts";

/** Two tasks at once. */
export const pair: Kind = {
  name: "pair",
  says: "two tasks at once",
  schema: (task) =>
    taskHeadSchema.extend({ kind: z.literal("pair"), left: task, right: task }).strict(),
  mapParts(task, map) {
    const { left, right } = task as unknown as { left: Task; right: Task };
    const [first, second] = map.block({
      at: "pair",
      tasks: [left, right],
      order: "side by side",
      runs: "once",
    });
    return { ...task, left: first, right: second };
  },
  output: (task, inner) => ({
    type: "object",
    properties: {
      left: inner.task(task["left"] as Task),
      right: inner.task(task["right"] as Task),
    },
    additionalProperties: false,
  }),
  cost: (task, costOf) => costOf(task["left"] as Task),
  bound: (task, { of }) => allOf([of(task["left"] as Task), of(task["right"] as Task)]),
  lower(task, needs, lowering) {
    const members = [task["left"], task["right"]].map((one) => lowering.task(one as Task));
    const { id, title, priority } = task;
    const own = { title, needs: [...needs], priority, estimate: lowering.estimate(task) };
    const region = parallelRegion(
      id,
      members.map((member) => member.region),
      { task: own },
    );
    return { region, tasks: members.flatMap(({ tasks }) => tasks) };
  },
};
