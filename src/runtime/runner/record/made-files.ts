import type { FileRef } from "../../../catalog/context.ts";
import { isJsonObject, type Json } from "../../../contract/json.ts";
import { ownPath } from "../../bus/index.ts";
import { isFileRef, isList } from "./shapes.ts";

/** A file that a task made, and the title that its output gives it. */
export interface MadeFile {
  readonly ref: FileRef;
  readonly title?: string;
}

/**
 * The files that `task` itself put on the bus, each once, in order of appearance in its output.
 * A file that it only passes on belongs to the task that made it.
 */
export function madeFiles(task: string, output: Json): MadeFile[] {
  const found = new Map<string, MadeFile>();
  // A stack of its own: data may be nested deeper than calls can be.
  const pending: { readonly value: Json; readonly title: string | undefined }[] = [
    { value: output, title: undefined },
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, title } = next;
    if (value === null || typeof value !== "object") continue;
    if (isFileRef(value)) {
      const { file, sha256, bytes, mediaType } = value;
      if (!file.startsWith(ownPath(task, "")) || found.has(file)) continue;
      const ref = { file, sha256, bytes, mediaType };
      found.set(file, title === undefined ? { ref } : { ref, title });
      continue;
    }
    const own = isJsonObject(value) && typeof value["title"] === "string" ? value["title"] : title;
    const items = isList(value) ? value : Object.values(value);
    for (const item of items.toReversed()) pending.push({ value: item, title: own });
  }
  return [...found.values()];
}
