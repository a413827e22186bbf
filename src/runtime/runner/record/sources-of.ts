import type { CoreTask } from "../../../contract/manifest.ts";
import { mentions, parseReference } from "../../../contract/values.ts";

/** The tasks whose outputs a task takes as arguments, each once, in order of appearance. */
export function sourcesOf({ args }: CoreTask): string[] {
  const references = Object.values(args)
    .flatMap((arg) => mentions(arg))
    .flatMap(({ shape }) => (shape.is === "ref" ? [parseReference(shape.text)?.task] : []));
  return [...new Set(references)].filter((task) => task !== undefined);
}
