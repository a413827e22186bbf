/**
 * References of one plan by the ids of another: those of tasks without a counterpart become what no task is called. What
 * stands for something else than a task of the plan's own list, an item of a loop for instance, stays as it is.
 */
import type { Json } from "../../contract/json.ts";
import { formatReference, mapMentions, parseReference } from "../../contract/values.ts";
import type { Matching } from "./matching.ts";

/** No reference begins with it. */
const ALONE = "- ";

export function toAfter(value: Json, { after, known }: Matching): Json {
  return mapReferences(value, (text) => {
    const isAlone = known.has(parseReference(text)?.task ?? "");
    return renamed(text, after) ?? (isAlone ? ALONE + text : text);
  });
}

/** The reverse. */
export function toBefore(value: Json, { before }: Matching): Json {
  return mapReferences(value, (text) =>
    text.startsWith(ALONE) ? text.slice(ALONE.length) : (renamed(text, before) ?? text),
  );
}

function renamed(text: string, names: ReadonlyMap<string, string>): string | undefined {
  const reference = parseReference(text);
  const task = names.get(reference?.task ?? "");
  return reference === undefined || task === undefined
    ? undefined
    : formatReference({ ...reference, task });
}

function mapReferences(value: Json, rename: (text: string) => string): Json {
  return mapMentions(value, (shape) =>
    shape.is === "param" ? { $param: shape.name } : { $ref: rename(shape.text) },
  );
}
