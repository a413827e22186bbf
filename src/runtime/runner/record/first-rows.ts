/** The first rows of what tasks made as NDJSON: the whole may be larger than any memory. */
import { open } from "node:fs/promises";
import { join } from "node:path";
import { isTooDeep, type Json } from "../../../contract/json.ts";
import type { Copy } from "./name-copies.ts";

/** What is read of a file, and how many rows of it are kept. */
const MOST_BYTES = 65_536;
const MOST_ROWS = 20;

export interface FirstRows {
  /** Of the copy, relative to the answer. */
  readonly path: string;
  readonly rows: readonly Json[];
  /** Whether they are all. */
  readonly whole: boolean;
}

/**
 * @param folder in which the copies are
 * @returns by the path of the file on the bus; without what is no NDJSON
 */
export async function readFirstRows(
  folder: string,
  copies: readonly Copy[],
): Promise<ReadonlyMap<string, FirstRows>> {
  const found = new Map<string, FirstRows>();
  for (const { ref, path } of copies) {
    if (!/ndjson|jsonl|json-seq|jsonlines/i.test(`${ref.mediaType} ${path}`)) continue;
    const rows = rowsIn(await beginningOf(join(folder, path)), ref.bytes);
    if (rows !== undefined) found.set(ref.file, { path, ...rows });
  }
  return found;
}

function rowsIn(beginning: Buffer, bytes: number): Omit<FirstRows, "path"> | undefined {
  const lines = beginning.toString("utf8").split("\n");
  // The last one is cut, or empty; of a file that was read whole it is a row without a line feed.
  const isAll = bytes <= beginning.length;
  const complete = (isAll ? lines : lines.slice(0, -1)).filter((line) => line.trim() !== "");
  const kept = complete.slice(0, MOST_ROWS);
  try {
    const rows = kept.map((line) => JSON.parse(line) as Json);
    if (rows.length === 0 || rows.some(isTooDeep)) return undefined;
    return { rows, whole: isAll && kept.length === complete.length };
  } catch {
    return undefined;
  }
}

async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MOST_BYTES), 0, MOST_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
