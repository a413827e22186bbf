/** Stored outputs, wherever they stand. */
import { json } from "node:stream/consumers";
import type { FileRef } from "../../catalog/context.ts";
import { outputLost, outputNotAvailable } from "../../contract/diagnostics/index.ts";
import type { Json } from "../../contract/json.ts";
import type { Delivery } from "../protocol.ts";
import type { OutputRow, Store } from "../store/index.ts";
import type { RunContext } from "./run-context.ts";
import { taskError, TaskProblem } from "./task-error.ts";

/** @throws TaskProblem when the task has not succeeded */
export async function outputOf({ store, run }: RunContext, task: string): Promise<Delivery> {
  return deliveryOf(await store.output(run, task), task);
}

/** JSON text of outputs that is held in memory as values, for tasks that read the same ones. */
const MOST_BYTES = 32 * 2 ** 20;

/** The same for a task that is asked for often: what has succeeded stays as it is. */
export function keptOutputs(store: Store, run: string): (task: string) => Promise<Delivery> {
  const kept = new Map<string, Delivery>();
  let bytes = 0;
  return async (task) => {
    const known = kept.get(task);
    if (known !== undefined) return known;
    const row = await store.output(run, task);
    const delivery = deliveryOf(row, task);
    bytes += "inline" in delivery ? (row?.metadata.bytes ?? 0) : 0;
    if (bytes > MOST_BYTES) {
      kept.clear();
      bytes = 0;
    }
    kept.set(task, delivery);
    return delivery;
  };
}

function deliveryOf(row: OutputRow | undefined, task: string): Delivery {
  if (row === undefined) throw new TaskProblem(taskError(outputNotAvailable({ task })));
  if (row.outputFile === undefined) return { inline: row.data };
  const { $file } = row.data as { readonly $file: FileRef };
  return { file: $file };
}

/** @throws TaskProblem when the task has not succeeded, or its output was lost since */
export async function readOutput(context: RunContext, task: string): Promise<Json> {
  const delivery = await outputOf(context, task);
  if ("inline" in delivery) return delivery.inline;
  try {
    return (await json(context.bus.open(context.run, delivery.file))) as Json;
  } catch (error) {
    const why = error instanceof Error ? error.message : "unknown";
    throw new TaskProblem(taskError(outputLost({ run: context.run, task, why })));
  }
}
