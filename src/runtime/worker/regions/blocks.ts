/** Regions whose blocks have names: the body of another plan, alternatives in order, and blocks that run side by side. */
import { TaskStopped } from "../failure.ts";
import type { Over } from "../../protocol/answers.ts";
import type { UnitRun } from "../script.ts";
import type { AnyBuild } from "../script-run.ts";
import type { Nested } from "./nested.ts";
import { beginRegion, whyEnded } from "./questions.ts";
import { sideBySide } from "./side-by-side.ts";

type Block = readonly [name: string, run: (run: UnitRun<AnyBuild>) => Promise<unknown>];

/** How a block has ended. */
type Ended = { readonly output: unknown } | { readonly over: Over };

export function blocksOf({
  scope,
  state,
  runIn,
}: Nested): Pick<UnitRun<AnyBuild>, "plan" | "firstOf" | "all" | "any" | "settled"> {
  /**
   * @param follow is called with each block and what runs it
   * @returns what `follow` gives, or the output of the region where it is known from before
   */
  async function inRegion<Result>(
    region: string,
    blocks: object,
    follow: (blocks: readonly Block[], run: (block: Block) => Promise<Ended>) => Promise<Result>,
  ): Promise<Result> {
    scope.expectOpen();
    const id = scope.prefix + region;
    const begun = await beginRegion(id, { is: "others" }, state);
    if (begun.is === "done") return begun.output as Result;
    const all = scope.open();
    const run = async ([key, block]: Block): Promise<Ended> => {
      const own = all.open();
      try {
        return { output: await block(runIn(own)) };
      } catch (thrown) {
        return { over: await whyEnded(thrown, { region: id, key }, state) };
      } finally {
        own.close();
      }
    };
    try {
      return await follow(Object.entries(blocks) as Block[], run);
    } finally {
      // Those that still run are not needed any more.
      all.end();
    }
  }

  return {
    plan: (region, block) =>
      inRegion(region, { body: block }, async ([body], run) => {
        const ended = await run(body as Block);
        if ("over" in ended) throw new TaskStopped(ended.over);
        return ended.output as never;
      }),
    firstOf: (region, { on }, blocks) =>
      inRegion(region, blocks, async (list, run) => {
        let last: Over | undefined;
        for (const block of list) {
          const ended = await run(block);
          if ("output" in ended) return { by: block[0], output: ended.output } as never;
          last = ended.over;
          if (!on.includes(last.class)) break;
        }
        throw new TaskStopped(last);
      }),
    all: (region, { limit }, blocks) =>
      inRegion(region, blocks, async (list, run) => {
        const outputs = new Map<string, unknown>();
        await sideBySide(list.length, limit ?? list.length, async (at) => {
          const block = list[at] as Block;
          const ended = await run(block);
          if ("over" in ended) throw new TaskStopped(ended.over);
          outputs.set(block[0], ended.output);
        });
        return Object.fromEntries(list.map(([name]) => [name, outputs.get(name)])) as never;
      }),
    any: (region, { limit }, blocks) =>
      inRegion(region, blocks, async (list, run) => {
        const first = Promise.withResolvers<unknown>();
        let last: Over | undefined;
        const each = async (at: number): Promise<void> => {
          const block = list[at] as Block;
          const ended = await run(block);
          if ("output" in ended) first.resolve({ by: block[0], output: ended.output });
          else last = ended.over;
        };
        const all = sideBySide(list.length, limit ?? list.length, each).then(() => {
          throw new TaskStopped(last);
        });
        return (await Promise.race([first.promise, all])) as never;
      }),
    settled: (region, { limit }, blocks) =>
      inRegion(region, blocks, async (list, run) => {
        const outputs = new Map<string, unknown>();
        await sideBySide(list.length, limit ?? list.length, async (at) => {
          const block = list[at] as Block;
          const ended = await run(block);
          const how =
            "output" in ended
              ? { status: "success", output: ended.output }
              : { status: "failed", error: ended.over.error };
          outputs.set(block[0], how);
        });
        return Object.fromEntries(list.map(([name]) => [name, outputs.get(name)])) as never;
      }),
  };
}
