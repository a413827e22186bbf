/** Brings an output of an earlier run into this one: checked, with its files, under the id of its new task. */
import { basename, join, relative } from "node:path";
import type { TaskOutput } from "../../../contract/task-output.ts";
import { canonicalJson, sha256, type Json, type JsonObject } from "../../../contract/json.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import { busOf, OUTPUT_FILE, ownPath } from "../../bus/index.ts";
import { fileRefsIn, isFileRef } from "../../file-refs.ts";
import type { FoundOutput } from "../../store/index.ts";

/** An earlier output cannot stand in for a task. */
export class NotUsable extends Error {
  override readonly name = "NotUsable";
}

/** @throws NotUsable with the reason: it is not what was stored, or a file of it is not there or has changed */
export async function takeResult(
  found: FoundOutput,
  to: { readonly run: string; readonly task: string },
  workspace: Workspace,
): Promise<TaskOutput> {
  const bus = busOf(workspace);
  const from = { run: found.run, task: found.task };
  const { from: _, ...metadata } = found.metadata;
  const isOnBus = found.outputFile !== undefined;
  if (!isOnBus && sha256(canonicalJson(found.data)) !== metadata.sha256) {
    throw new NotUsable("its output is not what was stored");
  }
  const files = await bus.list(from).catch(unusable);
  const isRenamed = from.task !== to.task;
  // Only the output itself could say where in it the other files are named, and it may be too large to be read.
  if (isOnBus && isRenamed && files.length > 1)
    throw new NotUsable("its files have other names here");
  for (const ref of fileRefsIn(found.data)) {
    const isOwn = ref.file.startsWith(ownPath(from.task, ""));
    if (
      isOwn &&
      !files.some(({ file, sha256: hash }) => file === ref.file && hash === ref.sha256)
    ) {
      throw new NotUsable(`${ref.file} is not on the bus of run ${from.run} any more`);
    }
  }
  await bus.take(from, to, files).catch(unusable);
  const data = isRenamed ? renamed(found.data, from.task, to.task) : found.data;
  const taken = files
    .filter(({ file }) => file !== ownPath(from.task, OUTPUT_FILE))
    .map((ref) => ({ ...ref, file: ownPath(to.task, basename(ref.file)) }));
  const made = taken.length > 0 && { files: taken };
  if (!isOnBus)
    return { data, metadata: { ...metadata, sha256: sha256(canonicalJson(data)) }, ...made };
  const [ref] = fileRefsIn(data);
  const outputFile = relative(workspace.root, join(bus.mount(to.run), ref?.file ?? ""));
  return { data, metadata, outputFile, ...made };
}

function unusable(error: unknown): never {
  throw new NotUsable(error instanceof Error ? error.message : "a file of it cannot be taken");
}

function renamed(value: Json, from: string, to: string): Json {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item) => renamed(item, from, to));
  if (isFileRef(value) && value.file.startsWith(ownPath(from, ""))) {
    return { ...(value as JsonObject), file: ownPath(to, basename(value.file)) };
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, renamed(part, from, to)]),
  );
}
