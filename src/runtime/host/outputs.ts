/** Stored outputs, wherever they stand. */
import type { FileRef } from "../../catalog/context.ts";
import { outputNotAvailable } from "../../contract/diagnostics/index.ts";
import type { Delivery } from "../protocol.ts";
import type { OutputRow, Store } from "../store/index.ts";
import { taskError, TaskProblem } from "./task-error.ts";

/** JSON text of outputs that is held in memory as values, for tasks that read the same ones. */
const MOST_BYTES = 32 * 2 ** 20;

/** Outputs of a run as it goes on: what has succeeded stays as it is, so it is read once. */
export interface Outputs {
  /** @throws TaskProblem when the task has not succeeded */
  of(task: string): Promise<Delivery>;
  /** The same with the length of its JSON text; 0 for a file of the bus. */
  sized(task: string): Promise<SizedDelivery>;
}

export interface SizedDelivery {
  readonly delivery: Delivery;
  readonly bytes: number;
}

export function outputsOf(store: Store, run: string): Outputs {
  const kept = new Map<string, SizedDelivery>();
  let held = 0;

  async function sized(task: string): Promise<SizedDelivery> {
    const known = kept.get(task);
    if (known !== undefined) return known;
    const row = await store.output(run, task);
    const delivery = deliveryOf(row, task);
    const bytes = "inline" in delivery ? (row?.metadata.bytes ?? 0) : 0;
    held += bytes;
    if (held > MOST_BYTES) {
      kept.clear();
      held = bytes;
    }
    kept.set(task, { delivery, bytes });
    return { delivery, bytes };
  }

  return { sized, of: async (task) => (await sized(task)).delivery };
}

function deliveryOf(row: OutputRow | undefined, task: string): Delivery {
  if (row === undefined) throw new TaskProblem(taskError(outputNotAvailable({ task })));
  if (row.outputFile === undefined) return { inline: row.data };
  const { $file } = row.data as { readonly $file: FileRef };
  return { file: $file };
}
