/**
 * Which tasks will have their outputs from earlier runs, as far as that can be known before a run: those whose arguments
 * need no other task's output, and those that need only outputs that will be taken.
 */
import type { CoreTask } from "../../../contract/manifest.ts";
import type { Origin } from "../../../contract/task-output.ts";
import type { Delivery } from "../../protocol/delivery.ts";
import type { FoundOutput } from "../../store/index.ts";
import type { FileRef } from "../../../catalog/context.ts";
import type { Identify } from "../identity/identify.ts";
import { TaskProblem } from "../task-error.ts";
import type { Finder } from "./find-result.ts";

export interface Prediction {
  readonly task: string;
  /** Where its output comes from. */
  readonly from?: Origin;
  /** Why it will be done. */
  readonly why?: string;
  /** Tasks that have to be done first: only then it is known. */
  readonly after?: readonly string[];
}

/**
 * @param tasks none within regions: what those are called with depends on what comes before them there
 * @param identifyWith makes an `Identify` whose outputs are those of tasks that will be taken
 */
export async function predict(
  tasks: readonly CoreTask[],
  finder: Finder,
  identifyWith: (output: (task: string) => Promise<Delivery>) => Identify,
): Promise<Prediction[]> {
  const taken = new Map<string, FoundOutput>();
  const identify = identifyWith(async (task) => {
    const found = taken.get(task);
    if (found === undefined) throw new Error(`the output of ${task} is not known`);
    if (found.outputFile === undefined) return { inline: found.data };
    return { file: (found.data as unknown as { readonly $file: FileRef }).$file };
  });
  const predictions: Prediction[] = [];
  for (const task of tasks) {
    const after = task.needs.map((need) => need.task).filter((need) => !taken.has(need));
    if (after.length > 0) {
      predictions.push({ task: task.id, after });
      continue;
    }
    try {
      const { found, why } = await finder.find(task, await identify(task), true);
      const [first] = found;
      if (first === undefined) {
        predictions.push({ task: task.id, why });
        continue;
      }
      taken.set(task.id, first.output);
      const { metadata, run, task: of, madeAt: at } = first.output;
      predictions.push({ task: task.id, from: metadata.from ?? { run, task: of, at } });
    } catch (error) {
      if (!(error instanceof TaskProblem)) throw error;
      predictions.push({ task: task.id, why: error.message });
    }
  }
  return predictions;
}
