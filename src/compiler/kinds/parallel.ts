import { z } from "zod";
import type { Task } from "../../contract/plan.ts";
import { joins, parallelRegion } from "../../contract/regions/index.ts";
import { calledOf } from "./called.ts";
import { constant, either, record } from "../schema/compose.ts";
import { allOf } from "./bound.ts";
import { sideBySide } from "./cost.ts";
import { blockSchema, holderHeadSchema, regionTask } from "./holder.ts";
import type { Kind } from "./kind.ts";

const schemaOf = (task: z.ZodType<Task>) =>
  holderHeadSchema
    .extend({
      kind: z.literal("parallel"),
      tasks: blockSchema(task).describe("what runs side by side"),
      join: z
        .enum(joins)
        .optional()
        .describe(
          "all (default): each has to succeed; any: the first that does; settled: each ends, well or not",
        ),
      limit: z.int().positive().optional().describe("most at once; default: all"),
    })
    .strict();

type ParallelTask = z.infer<ReturnType<typeof schemaOf>>;

const read = (task: Task): ParallelTask => task as unknown as ParallelTask;

/** Tasks that belong together and run at once. */
export const parallel: Kind = {
  name: "parallel",
  says: "tasks side by side, of which all, any, or each in whatever way has to end",
  schema: schemaOf,
  mapParts(task, map) {
    const { tasks, join = "all" } = read(task);
    const runs = join === "all" ? "once" : "perhaps";
    const block = { at: "tasks", tasks, order: "side by side", runs, says: tasks } as const;
    return { ...task, tasks: map.block(block) };
  },
  output(task, inner) {
    const { tasks, join = "all" } = read(task);
    const outputs = tasks.map((member) => [calledOf(member), inner.task(member)] as const);
    switch (join) {
      case "all":
        return record(Object.fromEntries(outputs));
      case "any":
        return either(outputs.map(([id, output]) => record({ by: constant(id), output })));
      case "settled":
        return record(
          Object.fromEntries(
            outputs.map(([id, output]) => [
              id,
              either([
                record({ status: constant("success"), output }),
                record({ status: constant("failed"), error: inner.error }),
              ]),
            ]),
          ),
        );
    }
  },
  cost(task, costOf) {
    const { tasks, limit } = read(task);
    return sideBySide(tasks.map(costOf), limit);
  },
  bound: (task, { of }) => allOf(read(task).tasks.map(of)),
  lower(task, needs, lowering) {
    const { id, tasks, join = "all", limit } = read(task);
    const members = tasks.map(lowering.task);
    const region = parallelRegion(
      id,
      members.map((member) => member.region),
      {
        join,
        task: regionTask(task, needs, lowering),
        ...(limit !== undefined && { limit }),
        ...(tasks.some((one) => calledOf(one) !== one.id) && { names: tasks.map(calledOf) }),
      },
    );
    return { region, tasks: members.flatMap((member) => member.tasks) };
  },
};

/** The task in one that ends well however it ends, and that other tasks wait for in its place. */
export function withOptional(id: string, task: Task): Task {
  const { optional: _, needs, ...inner } = task;
  const { title, priority, internal, origin } = task;
  return {
    id,
    title,
    kind: parallel.name,
    priority,
    needs,
    ...(internal && { internal }),
    ...(origin && { origin }),
    optional: true,
    join: "settled",
    tasks: [{ ...inner, needs: [] }],
  };
}

/** A task around some that may run at the same time, and all of which have to end well. */
export function parallelOf(id: string, title: string, tasks: readonly Task[]): Task {
  return { id, title, kind: parallel.name, priority: "medium", needs: [], join: "all", tasks };
}
