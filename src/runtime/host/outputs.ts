/** Stored outputs, wherever they stand. */
import type { FileRef } from "../../catalog/context.ts";
import { outputNotAvailable } from "../../contract/diagnostics/index.ts";
import type { TaskOutput } from "../../contract/task-output.ts";
import type { Delivery } from "../protocol/delivery.ts";
import type { Store } from "../store/index.ts";
import { taskError, TaskProblem } from "./task-error.ts";

/** JSON text of outputs that is held in memory as values, for tasks that read the same ones. */
const MOST_BYTES = 32 * 2 ** 20;

/** Outputs of a run as it goes on: what has succeeded stays as it is, so it is read once. */
export interface Outputs {
  /** @throws TaskProblem when the task has not succeeded, and that is a failure */
  of(task: string): Promise<Delivery>;
  /** Takes what was stored just now, so that it need not be read. */
  add(task: string, output: TaskOutput): void;
  /** What an answer says of the output; nothing of one that is not there. */
  headline(task: string): Promise<readonly string[]>;
  /** The same with the length of its JSON text; 0 for a file of the bus. */
  sized(task: string): Promise<SizedDelivery>;
}

export interface SizedDelivery {
  readonly delivery: Delivery;
  readonly bytes: number;
  readonly headline: readonly string[];
}

/** @param optional tasks that may not have run although all is well */
export function outputsOf(store: Store, run: string, optional: ReadonlySet<string>): Outputs {
  const kept = new Map<string, SizedDelivery>();
  let held = 0;

  async function sized(task: string): Promise<SizedDelivery> {
    const known = kept.get(task);
    if (known !== undefined) return known;
    const output = await store.output(run, task);
    if (output === undefined && optional.has(task))
      return { delivery: { absent: true }, bytes: 0, headline: [] };
    if (output === undefined) throw new TaskProblem(taskError(outputNotAvailable({ task })));
    return keep(task, output);
  }

  function keep(task: string, output: TaskOutput): SizedDelivery {
    const delivery = deliveryOf(output);
    const bytes = output.outputFile === undefined ? output.metadata.bytes : 0;
    held += bytes;
    if (held > MOST_BYTES) {
      kept.clear();
      held = bytes;
    }
    const one = { delivery, bytes, headline: output.metadata.headline };
    kept.set(task, one);
    return one;
  }

  return {
    add: keep,
    sized,
    of: async (task) => (await sized(task)).delivery,
    headline: async (task) => (await sized(task)).headline,
  };
}

function deliveryOf({ data, outputFile }: TaskOutput): Delivery {
  if (outputFile === undefined) return { inline: data };
  const { $file } = data as { readonly $file: FileRef };
  return { file: $file };
}
