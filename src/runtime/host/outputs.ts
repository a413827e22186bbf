/** Stored outputs, wherever they stand. */
import type { FileRef } from "../../catalog/context.ts";
import { outputLost, outputNotAvailable } from "../../contract/diagnostics/index.ts";
import type { Json } from "../../contract/json.ts";
import { readBusFile } from "../bus/index.ts";
import type { Delivery } from "../protocol.ts";
import { busFolder, type RunContext } from "./run-context.ts";
import { taskError, TaskProblem } from "./task-error.ts";

/** @throws TaskProblem when the task has not succeeded */
export async function outputOf({ store, run }: RunContext, task: string): Promise<Delivery> {
  const row = await store.output(run, task);
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
    const content = await readBusFile(busFolder(context), delivery.file);
    return JSON.parse(Buffer.from(content).toString("utf8")) as Json;
  } catch (error) {
    const why = error instanceof Error ? error.message : "unknown";
    throw new TaskProblem(taskError(outputLost({ task, why })));
  }
}
