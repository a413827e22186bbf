import { canonicalJson, sha256 } from "../../../contract/json.ts";
import { TaskStopped } from "../failure.ts";
import type { FailedItem, ItemsOutput } from "../region-outputs.ts";
import type { ItemsOptions, UnitRun } from "../script.ts";
import type { AnyBuild } from "../script-run.ts";
import type { Nested } from "./nested.ts";
import { beginRegion, nextItem, whyEnded } from "./questions.ts";
import type { Scope } from "./scope.ts";
import { sideBySide } from "./side-by-side.ts";

type Block<Item, Output> = (run: UnitRun<AnyBuild>, item: Item, index: number) => Promise<Output>;

/** @throws TaskStopped when the loop has failed, or the script has to end */
export async function forEach<Item, Output>(
  nested: Nested,
  region: string,
  list: readonly Item[],
  { onError }: ItemsOptions,
  block: Block<Item, Output>,
): Promise<ItemsOutput<Output>> {
  const { scope, state, runIn } = nested;
  scope.expectOpen();
  const id = scope.prefix + region;
  // Whatever its type says: an output is what a service made it.
  const hash = Array.isArray(list) ? sha256(canonicalJson(list)) : null;
  const says = { is: "items", list: hash } as const;
  const begun = await beginRegion(id, says, state);
  if (begun.is === "done") return begun.output as unknown as ItemsOutput<Output>;

  const all = scope.open();
  const outputs: ({ readonly output: Output } | undefined)[] = Array.from(list, () => undefined);
  const failed: FailedItem[] = [];

  async function runItem(index: number, keep: (output: Output) => void): Promise<void> {
    const own = all.open(`${id}[${index}].`);
    try {
      keep(await block(runIn(own), list[index] as Item, index));
    } catch (thrown) {
      const over = await whyEnded(thrown, { region: id, key: index }, state);
      if (onError === "stop") throw new TaskStopped(over);
      failed.push({ index, error: over.error });
    } finally {
      own.close();
    }
  }

  if (begun.is === "share") {
    await runShare(id, begun.sideBySide, all, nested, (index) => runItem(index, () => {}));
    // It is over: the host has put together what all processes have done.
    const output = await beginRegion(id, says, state);
    if (output.is !== "done") throw new TaskStopped();
    return output.output as unknown as ItemsOutput<Output>;
  }
  try {
    await sideBySide(list.length, begun.sideBySide, (index) =>
      runItem(index, (output) => void (outputs[index] = { output })),
    );
  } catch (error) {
    all.end();
    throw error;
  }
  all.close();
  const results = outputs.flatMap((one) => (one === undefined ? [] : [one.output]));
  return { results, failed: failed.toSorted((a, b) => a.index - b.index) };
}

/** Runs the items that the host gives this process, until the loop is over: then nothing that still runs is needed. */
async function runShare(
  id: string,
  lanes: number,
  all: Scope,
  { state }: Nested,
  run: (index: number) => Promise<void>,
): Promise<void> {
  try {
    await sideBySide(lanes, lanes, async () => {
      let last: number | null = null;
      for (;;) {
        const item = await nextItem(id, last, state);
        if (item === undefined) {
          all.end();
          return;
        }
        await run(item);
        last = item;
      }
    });
  } finally {
    all.end();
  }
}
