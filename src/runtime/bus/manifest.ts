/** What stands beside each file on the bus: what was promised of it. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { prettyJson } from "../../contract/json.ts";
import type { FileRef } from "../../catalog/context.ts";
import type { TaskFolder } from "./bus.ts";
import { writeDurably } from "./durable.ts";
import { MANIFEST_SUFFIX } from "./layout.ts";

type Promised = Pick<FileRef, "sha256" | "bytes" | "mediaType">;

const manifestSchema = z.looseObject({ id: z.string(), bytes: z.int(), mediaType: z.string() });

/** @param path of the file that it is of */
export async function writeManifest(
  path: string,
  { sha256: id, bytes, mediaType }: Promised,
  { run, task }: TaskFolder,
): Promise<void> {
  const created = new Date().toISOString();
  const manifest = { id, bytes, mediaType, producer: { run, task }, created };
  await writeDurably(path + MANIFEST_SUFFIX, prettyJson(manifest));
}

/** @throws when it is not there, or none */
export async function readManifest(path: string): Promise<Promised> {
  const text = await readFile(path + MANIFEST_SUFFIX, "utf8");
  const { id: sha256, bytes, mediaType } = manifestSchema.parse(JSON.parse(text));
  return { sha256, bytes, mediaType };
}
