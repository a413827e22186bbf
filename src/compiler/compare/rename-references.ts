/** References of one plan by the ids of another: those of tasks without a counterpart become what no task is called. */
import type { Json } from "../../contract/json.ts";
import { formatReference, mapMentions, parseReference, type Arg } from "../../contract/values.ts";
import type { Matching } from "./matching.ts";

/** No reference begins with it. */
const ALONE = "- ";

export function toAfter(value: Json, { after }: Matching): Json {
  return mapReferences(value, (text) => renamed(text, after) ?? ALONE + text);
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
  return mapMentions(value as Arg, (shape) =>
    shape.is === "param" ? { $param: shape.name } : { $ref: rename(shape.text) },
  ) as Json;
}
