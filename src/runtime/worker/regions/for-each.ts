import { canonicalJson, sha256 } from "../../../contract/json.ts";
import { TaskStopped } from "../failure.ts";
import type { FailedItem, ItemsOutput } from "../region-outputs.ts";
import type { ItemsOptions, UnitRun } from "../script.ts";
import type { AnyBuild } from "../script-run.ts";
import type { Nested } from "./nested.ts";
import { beginRegion, whyEnded } from "./questions.ts";
import { sideBySide } from "./side-by-side.ts";

/** @throws TaskStopped when the loop has failed, or the script has to end */
export async function forEach<Item, Output>(
  { scope, state, runIn }: Nested,
  region: string,
  list: readonly Item[],
  { onError }: ItemsOptions,
  block: (run: UnitRun<AnyBuild>, item: Item, index: number) => Promise<Output>,
): Promise<ItemsOutput<Output>> {
  scope.expectOpen();
  const id = scope.prefix + region;
  // Whatever its type says: an output is what a service made it.
  const hash = Array.isArray(list) ? sha256(canonicalJson(list)) : null;
  const begun = await beginRegion(id, { is: "items", list: hash }, state);
  if (begun.is === "done") return begun.output as unknown as ItemsOutput<Output>;

  const all = scope.open();
  const outputs: ({ readonly output: Output } | undefined)[] = Array.from(list, () => undefined);
  const failed: FailedItem[] = [];
  try {
    await sideBySide(list.length, begun.sideBySide, async (index) => {
      const own = all.open(`${id}[${index}].`);
      try {
        outputs[index] = { output: await block(runIn(own), list[index] as Item, index) };
      } catch (thrown) {
        const over = await whyEnded(thrown, { region: id, key: index }, state);
        if (onError === "stop") throw new TaskStopped(over);
        failed.push({ index, error: over.error });
      } finally {
        own.close();
      }
    });
  } catch (error) {
    all.end();
    throw error;
  }
  all.close();
  const results = outputs.flatMap((one) => (one === undefined ? [] : [one.output]));
  return { results, failed: failed.toSorted((a, b) => a.index - b.index) };
}
