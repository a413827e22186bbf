import { TaskStopped } from "../failure.ts";
import type { RoundsOutput } from "../region-outputs.ts";
import type { Round, RoundsOptions, UnitRun } from "../script.ts";
import type { AnyBuild } from "../script-run.ts";
import type { Nested } from "./nested.ts";
import { beginRegion, endRound, whyEnded } from "./questions.ts";

/** @throws TaskStopped when a round has failed, or the script has to end */
export async function repeat<Output, Carried extends object>(
  { scope, state, runIn }: Nested,
  region: string,
  { limit }: RoundsOptions,
  first: Carried,
  block: (
    run: UnitRun<AnyBuild>,
    carried: Carried,
    index: number,
  ) => Promise<Round<Output, Carried>>,
): Promise<RoundsOutput<Output>> {
  scope.expectOpen();
  const id = scope.prefix + region;
  const begun = await beginRegion(id, { is: "others" }, state);
  if (begun.is === "done") return begun.output as unknown as RoundsOutput<Output>;

  const results: Output[] = [];
  let carried = first;
  for (let index = 0; ; index += 1) {
    const own = scope.open(`${id}[${index}].`);
    try {
      const round = await block(runIn(own), carried, index);
      const { output, next } = round;
      const isMet = Boolean(round.isMet);
      results.push(output);
      await endRound(id, isMet, state);
      if (isMet || results.length >= limit) return { results, last: output, isMet };
      carried = next;
    } catch (thrown) {
      throw new TaskStopped(await whyEnded(thrown, { region: id, key: index }, state));
    } finally {
      own.close();
    }
  }
}
