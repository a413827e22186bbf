import { json } from "node:stream/consumers";
import { outputLost } from "../../contract/diagnostics/index.ts";
import type { Json } from "../../contract/json.ts";
import type { Delivery } from "../protocol/delivery.ts";
import type { RunContext } from "./run-context.ts";
import { taskError, TaskProblem } from "./task-error.ts";

/**
 * `null` of a task that did not run, where that is no failure.
 *
 * @throws TaskProblem when the task has not succeeded, or its output was lost since
 */
export async function readOutput(context: RunContext, task: string): Promise<Json> {
  return (await readDelivery(context, task, await context.outputs.of(task))) ?? null;
}

/** @throws TaskProblem when it was lost */
export async function readDelivery(
  context: Pick<RunContext, "bus" | "run">,
  task: string,
  delivery: Delivery,
): Promise<Json | undefined> {
  if ("absent" in delivery) return undefined;
  if ("inline" in delivery) return delivery.inline;
  try {
    return (await json(context.bus.open(context.run, delivery.file))) as Json;
  } catch (error) {
    const why = error instanceof Error ? error.message : "unknown";
    throw new TaskProblem(taskError(outputLost({ run: context.run, task, why })));
  }
}
