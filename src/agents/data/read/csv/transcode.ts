/** A copy in UTF-8 of a text whose encoding DuckDB does not read: UTF-16 with the higher byte first, Windows-1252. */
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

export type ForeignEncoding = "utf-16be" | "windows-1252";

/** Lends a path for a file that is needed as long as the work takes. */
export type Scratch = (work: (path: string) => Promise<void>) => Promise<void>;

export const temporaryFile: Scratch = async (work) => {
  const folder = await mkdtemp(join(tmpdir(), "orchc-text-"));
  try {
    await work(join(folder, "text.csv"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

export async function transcode(
  source: string,
  encoding: ForeignEncoding,
  isGzip: boolean,
  target: string,
): Promise<void> {
  const bytes = createReadStream(source);
  const text = isGzip ? bytes.pipe(createGunzip()) : bytes;
  await pipeline(decoded(text, encoding), createWriteStream(target));
}

async function* decoded(
  chunks: AsyncIterable<Buffer>,
  encoding: ForeignEncoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
