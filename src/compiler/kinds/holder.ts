/** What kinds that hold other tasks have in common. */
import { z } from "zod";
import { taskHeadSchema, type Need, type Task } from "../../contract/plan.ts";
import type { RegionTask } from "../../contract/regions/index.ts";
import type { Lowering } from "./kind.ts";

/** Each attempt within has its own limits, and none of them is one of the whole. */
export const holderHeadSchema = taskHeadSchema.omit({ retry: true, timeoutMs: true });

/** Tasks in the order in which they run. */
export function blockSchema(task: z.ZodType<Task>): z.ZodArray<z.ZodType<Task>> {
  return z.array(task).min(1);
}

/** An expression of TypeScript, as text: `compiler/expression` reads it. */
export const conditionSchema = z
  .string()
  .min(1)
  .describe(
    'an expression of TypeScript over outputs of earlier tasks and parameters: t1.rows.length > 0 && params.mode === "full"',
  );

/** A name that an expression can say. */
export const variableSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/, "letters, digits and _, beginning with a letter");

/** The row of the task that a region is. */
export function regionTask(task: Task, needs: readonly Need[], lowering: Lowering): RegionTask {
  const { title, priority, internal, optional } = task;
  return {
    title,
    needs: [...needs],
    priority,
    ...(internal && { internal }),
    ...(optional && { optional }),
    estimate: lowering.estimate(task),
  };
}
