/** The kinds of task, in the order in which documentation lists them. */
import { z } from "zod";
import { invariant } from "../../contract/diagnostics/index.ts";
import { planSchema, type Task } from "../../contract/plan.ts";
import { mentionsIn } from "../../contract/values.ts";
import { call } from "./call.ts";
import type { Call, Kind } from "./kind.ts";

export { callTask } from "./call.ts";
export type { Call, Kind, LoweredTask } from "./kind.ts";

export const kinds: readonly Kind[] = [call];

/** The whole of `plan.json`, every kind with its own fields. Written to `schemas/plan.schema.json`. */
export const planFileSchema = planSchema.extend({
  tasks: z.array(z.union(kinds.map(({ schema }) => schema))),
});

export function kindOf(task: Task): Kind {
  const kind = kinds.find(({ name }) => name === task.kind);
  invariant(
    kind !== undefined,
    `task ${task.id} has kind ${task.kind}, which the schema let through`,
  );
  return kind;
}

export function callsOf(task: Task): readonly Call[] {
  return kindOf(task).calls(task);
}

/** References to other tasks in all arguments of a task, in order of appearance. */
export function referencesOf(task: Task): string[] {
  return callsOf(task).flatMap(({ args }) =>
    mentionsIn(args).flatMap(({ shape }) => (shape.is === "ref" ? [shape.text] : [])),
  );
}
