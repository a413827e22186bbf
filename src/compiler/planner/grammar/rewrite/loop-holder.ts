/** The task of the plan that is the loop: what stands in it, and which words of the request it is. */
import { loop } from "../../../kinds/index.ts";
import type { OutlineHolder, OutlineTask } from "../../planner.ts";
import { textOf } from "../derive/step.ts";
import type { Reading } from "../read/reading.ts";
import { originOf } from "../words.ts";
import type { Group } from "./group-tasks.ts";
import type { Repetition } from "./repetition.ts";
import type { Samples } from "./samples.ts";

export interface LoopParts {
  readonly group: Group;
  /** Its number among the loops of the request. */
  readonly at: number;
  /** All that is done for an item, those of `group` among them. */
  readonly tasks: readonly OutlineTask[];
  /** What lists the items; none for a list that the request names. */
  readonly source: readonly OutlineTask[];
  /** What an item is called. */
  readonly as: Samples["as"];
}

export function loopHolder(
  { group, at, tasks, source, as }: LoopParts,
  { over, said }: Repetition,
  reading: Reading,
): OutlineHolder {
  const { tokens } = reading;
  const first = tasks.find(({ id }) => group.includes(id));
  const items = tokens.flatMap(({ lower, start, end }, position) => {
    const isItem =
      /^its?$/.test(lower) || (/^(?:file|one|item)$/.test(lower) && position >= said.to);
    return isItem ? [{ origin: [start, end] as const, means: as }] : [];
  });
  const each = over.is === "files" ? "file" : over.is === "rows" ? "row" : "of a list";
  return {
    id: `l${at}`,
    title: `${textOf(reading, said)}: ${first?.title ?? ""}`,
    kind: loop.name,
    needs: source.map(({ id }) => id),
    priority: "medium",
    blocks: [{ at: "tasks", ids: group }],
    origin: originOf(reading, { from: 0, to: tokens.length }),
    words: [{ origin: originOf(reading, said), means: `for each ${each}` }, ...items],
  };
}
