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
  /** The same for compressed ones. */
  readonly wholeGzip: number;
  /** The same for files that have no lines: of a list in JSON or a workbook, no part can be taken. */
  readonly undivided: number;
  /** Of larger ones, so much of the text. */
  readonly part: number;
}

/** Bytes, not seconds: the same is known on every machine. 32 MB of text take some 5 s of a processor, once for a file. */
const BOUNDS: Bounds = {
  whole: 64 * 1024 * 1024,
  wholeGzip: 8 * 1024 * 1024,
  undivided: 256 * 1024 * 1024,
  part: 32 * 1024 * 1024,
};
/** So many times smaller is text that is compressed. */
const SMALLER = 10;
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
  // Parquet is read by columns, and bounded by its rows.
  const isUndivided = file.format === "json" || file.format === "excel";
  const whole = isGzip ? bounds.wholeGzip : bounds.whole;
  const most = isUndivided ? bounds.undivided / (isGzip ? SMALLER : 1) : whole;
  if (file.format === "parquet" || size <= most)
    return { file, [Symbol.asyncDispose]: () => Promise.resolve() };
  if (isUndivided) {
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
