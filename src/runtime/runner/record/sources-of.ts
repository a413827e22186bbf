import type { CoreTask } from "../../../contract/manifest.ts";
import { isRegionTool } from "../../../contract/regions/region-rows.ts";
import { mentions, parseReference } from "../../../contract/values.ts";

/** A task is walked over from each task that follows from it: its arguments are searched once. */
const known = new WeakMap<CoreTask, readonly string[]>();

/** The tasks whose outputs a task takes as arguments, each once, in order of appearance. */
export function sourcesOf(task: CoreTask): readonly string[] {
  const sources = known.get(task) ?? findSources(task);
  known.set(task, sources);
  return sources;
}

function findSources({ args, tool, needs }: CoreTask): string[] {
  // What is in a region takes data of what the region waits for.
  if (isRegionTool(tool)) return needs.map(({ task }) => task);
  const references = Object.values(args)
    .flatMap((arg) => mentions(arg))
    .flatMap(({ shape }) => (shape.is === "ref" ? [parseReference(shape.text)?.task] : []));
  return [...new Set(references)].filter((task) => task !== undefined);
}
