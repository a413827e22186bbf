/** The part of a large file that planning looks at: its first lines. */
import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import prettyBytes from "pretty-bytes";
import { ToolError } from "../../../catalog/authoring.ts";
import type { DataFile } from "../read/existing-file.ts";

export interface Bounds {
  /** Files up to this size are looked at whole. */
  readonly whole: number;
  /** The same for compressed ones: text becomes smaller by some ten times. */
  readonly wholeGzip: number;
  /** Of larger ones, so much of the text. */
  readonly part: number;
}

/** Reading so much takes some ten seconds on a slow machine, once for a file. */
const BOUNDS: Bounds = {
  whole: 256 * 1024 * 1024,
  wholeGzip: 24 * 1024 * 1024,
  part: 32 * 1024 * 1024,
};
const LINE_FEED = 0x0a;

export interface BoundedFile extends AsyncDisposable {
  readonly file: DataFile;
  /** Set when it is a part. */
  readonly said?: string;
}

/** @throws ToolError when no part can be taken: a list in JSON has no lines. */
export async function boundedFile(
  file: DataFile,
  folder: string,
  bounds: Bounds = BOUNDS,
): Promise<BoundedFile> {
  const { size } = await stat(file.path);
  const isGzip = file.path.toLowerCase().endsWith(".gz");
  // Parquet and workbooks are compact, and Parquet is read by columns.
  const isWhole = file.format === "parquet" || size <= (isGzip ? bounds.wholeGzip : bounds.whole);
  if (isWhole) return { file, [Symbol.asyncDispose]: () => Promise.resolve() };
  if (file.format === "json" || file.format === "excel") {
    throw new ToolError(`${file.name} is too large to be looked at before it is read.`, {
      help: "Convert it to NDJSON (a record a line), CSV or Parquet.",
    });
  }
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${randomUUID()}${file.format === "csv" ? ".csv" : ".ndjson"}`);
  const source = createReadStream(file.path);
  const text = isGzip ? source.pipe(createGunzip()) : source;
  const remove = () => rm(path, { force: true });
  try {
    await pipeline(firstLines(text, bounds.part), createWriteStream(path));
    source.destroy();
  } catch (cause) {
    await remove();
    throw new ToolError(`${file.name} cannot be read.`, { help: "Check that it is whole.", cause });
  }
  return {
    file: { ...file, path },
    said: `only the first ${prettyBytes(bounds.part)} of ${file.name} were looked at: types and values may differ further down`,
    [Symbol.asyncDispose]: remove,
  };
}

/** Whole lines, as many as fit. */
async function* firstLines(chunks: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const chunk of chunks) {
    if (chunk.length < left) {
      left -= chunk.length;
      yield chunk;
      continue;
    }
    const end = chunk.lastIndexOf(LINE_FEED, left);
    yield chunk.subarray(0, end === -1 ? left : end + 1);
    return;
  }
}
