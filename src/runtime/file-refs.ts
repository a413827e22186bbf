/** References to files of the bus, which stand in outputs and arguments like any data. */
import type { FileRef } from "../catalog/context.ts";
import type { Json } from "../contract/json.ts";

/** In order of appearance, one that appears twice twice. */
export function fileRefsIn(value: Json): FileRef[] {
  const found: FileRef[] = [];
  // A stack of its own: data may be nested deeper than calls can be.
  const pending = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== "object" || next === null) continue;
    if (isFileRef(next)) found.push(next);
    else for (const item of Object.values(next).toReversed()) pending.push(item);
  }
  return found;
}

export function isFileRef(value: object): value is FileRef {
  const { file, sha256, bytes, mediaType } = value as Partial<Record<keyof FileRef, unknown>>;
  return (
    [file, sha256, mediaType].every((part) => typeof part === "string") && typeof bytes === "number"
  );
}
