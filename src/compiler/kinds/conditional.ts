import { z } from "zod";
import type { Task } from "../../contract/plan.ts";
import type { BranchRegion } from "../../contract/regions/index.ts";
import { constant, either, nothing, record } from "../schema/compose.ts";
import { allOf, dearestOf } from "./bound.ts";
import { inTurn, oneOf } from "./cost.ts";
import { blockSchema, conditionSchema, holderHeadSchema, regionTask } from "./holder.ts";
import type { Kind } from "./kind.ts";
import type { Block } from "./parts.ts";

const schemaOf = (task: z.ZodType<Task>) =>
  holderHeadSchema
    .extend({
      kind: z.literal("conditional"),
      when: conditionSchema,
      then: blockSchema(task).describe("what runs when it is true, in this order"),
      else: blockSchema(task).optional().describe("what runs when it is not; default: nothing"),
    })
    .strict();

type ConditionalTask = z.infer<ReturnType<typeof schemaOf>>;

const read = (task: Task): ConditionalTask => task as unknown as ConditionalTask;

/** One of two blocks, as an expression says. */
export const conditional: Kind = {
  name: "conditional",
  says: "tasks that run when an expression is true, and others that run when it is not",
  schema: schemaOf,
  mapParts(task, map) {
    const { when, then, else: otherwise } = read(task);
    const condition = { at: "when", text: when };
    const block = (at: string, tasks: readonly Task[]): Block => {
      return {
        at,
        tasks,
        order: "in turn",
        runs: "perhaps",
        runsWhen: { condition, is: at === "then" },
      };
    };
    return {
      ...task,
      when: map.condition(condition),
      then: map.block(block("then", then)),
      ...(otherwise !== undefined && { else: map.block(block("else", otherwise)) }),
    };
  },
  output(task, inner) {
    const { then, else: otherwise = [] } = read(task);
    const outputOf = (tasks: readonly Task[]) => {
      const last = tasks.at(-1);
      return last === undefined ? nothing : inner.task(last);
    };
    return either([
      record({ taken: constant("then"), output: outputOf(then) }),
      record({ taken: constant("else"), output: outputOf(otherwise) }),
    ]);
  },
  cost(task, costOf) {
    const { then, else: otherwise = [] } = read(task);
    return oneOf([inTurn(then.map(costOf)), inTurn(otherwise.map(costOf))]);
  },
  bound(task, { of }) {
    const { then, else: otherwise = [] } = read(task);
    return dearestOf([allOf(then.map(of)), allOf(otherwise.map(of))]);
  },
  lower(task, needs, lowering) {
    const { id, when, then, else: otherwise } = read(task);
    const first = lowering.block(`${id}.then`, then);
    const second = otherwise && lowering.block(`${id}.else`, otherwise);
    const region: BranchRegion = {
      kind: "branch",
      id,
      task: regionTask(task, needs, lowering),
      when: lowering.expression(when),
      then: first.region,
      ...(second && { else: second.region }),
    };
    return { region, tasks: [...first.tasks, ...(second?.tasks ?? [])] };
  },
};
