import { z } from "zod";
import { invariant } from "../../contract/diagnostics/index.ts";
import { planSchema, type Task } from "../../contract/plan.ts";
import { kinds } from "./list.ts";

const [first, ...others] = kinds.map((kind) => kind.schema(z.lazy(() => taskSchema)));
invariant(first !== undefined, "there are no kinds of task");

/** A task of any kind, with those that stand within it. */
export const taskSchema: z.ZodType<Task> = z
  .discriminatedUnion("kind", [first, ...others], {
    error: ({ code }) =>
      code === "invalid_union"
        ? `expected one of ${kinds.map(({ name }) => `"${name}"`).join("|")}`
        : undefined,
  })
  .meta({ id: "Task", description: "one node of the plan" }) as unknown as z.ZodType<Task>;

/** The whole of `plan.json`, every kind with its own fields. Written to `schemas/plan.schema.json`. */
export const planFileSchema = planSchema.extend({ tasks: z.array(taskSchema) });
