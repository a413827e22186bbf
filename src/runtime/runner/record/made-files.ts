import type { FileRef } from "../../../catalog/context.ts";
import type { Json } from "../../../contract/json.ts";
import { isFileRef, isList, isObject } from "./shapes.ts";

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
  collect(output, undefined);
  return [...found.values()];

  function collect(value: Json, title: string | undefined): void {
    if (isFileRef(value)) {
      if (value.file.startsWith(`${task}/`) && !found.has(value.file)) {
        const { file, sha256, bytes, mediaType } = value;
        found.set(file, {
          ref: { file, sha256, bytes, mediaType },
          ...(title === undefined ? {} : { title }),
        });
      }
    } else if (isObject(value)) {
      const own = typeof value["title"] === "string" ? value["title"] : title;
      for (const item of Object.values(value)) collect(item, own);
    } else if (isList(value)) {
      for (const item of value) collect(item, title);
    }
  }
}
