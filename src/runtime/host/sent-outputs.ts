/** Outputs of other units that go to a worker process with an assignment, so that its script need not ask for them. */
import type { CoreTask } from "../../contract/manifest.ts";
import type { Delivery } from "../protocol/delivery.ts";
import { tasksIn } from "./identity/known-args.ts";
import type { Outputs, SizedDelivery } from "./outputs.ts";
import { TaskProblem } from "./task-error.ts";
import type { WorkerProcess } from "./worker-process.ts";

/** JSON text that one assignment carries at most; its script asks for the rest when it comes to it. */
const MOST_BYTES = 2 ** 20;

/** JSON text that a worker process holds at most. */
const MOST_HELD_BYTES = 16 * 2 ** 20;

/** Of each process, what it has been sent. */
const sent = new WeakMap<WorkerProcess, { readonly tasks: Set<string>; bytes: number }>();

/** What arguments of these tasks refer to, beside each other. */
export function namedBy(tasks: readonly CoreTask[]): string[] {
  const own = new Set(tasks.map(({ id }) => id));
  return [...new Set(tasks.flatMap(({ args }) => tasksIn(args)))].filter((id) => !own.has(id));
}

/** What of these is there. */
export async function neededOutputs(
  tasks: readonly string[],
  outputs: Outputs,
): Promise<ReadonlyMap<string, SizedDelivery>> {
  const found = new Map<string, SizedDelivery>();
  for (const task of tasks) {
    try {
      found.set(task, await outputs.sized(task));
    } catch (error) {
      // The script asks for it, and is told why it cannot be had.
      if (!(error instanceof TaskProblem)) throw error;
    }
  }
  return found;
}

/** Of these, what the process does not have; it counts as sent. */
export function unsentTo(
  worker: WorkerProcess,
  needed: ReadonlyMap<string, SizedDelivery>,
): Record<string, Delivery> {
  const before = sent.get(worker) ?? { tasks: new Set<string>(), bytes: 0 };
  sent.set(worker, before);
  const outputs: Record<string, Delivery> = {};
  let together = 0;
  for (const [task, { delivery, bytes }] of needed) {
    const isTooMuch = together + bytes > MOST_BYTES || before.bytes + bytes > MOST_HELD_BYTES;
    if (before.tasks.has(task) || isTooMuch) continue;
    before.tasks.add(task);
    before.bytes += bytes;
    together += bytes;
    outputs[task] = delivery;
  }
  return outputs;
}
