/** The first and the last lines of a text file, as text. */
import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { ToolError } from "../../../../catalog/authoring.ts";
import type { DataFile } from "../existing-file.ts";
import type { ReadingOptions } from "../options.ts";

/** Enough for what stands above a header and hundreds of rows of any table that people make. */
const HEAD_BYTES = 128 * 1024;
/** Enough for what stands below a table. */
const TAIL_BYTES = 16 * 1024;

export type Encoding = NonNullable<ReadingOptions["encoding"]>;

export interface Sample {
  readonly head: string;
  /** Whether `head` is all there is. */
  readonly isWhole: boolean;
  /** The last lines; the first of them may be cut. */
  readonly tail: string;
  readonly encoding: Encoding;
  readonly isGzip: boolean;
}

/** @throws ToolError when the bytes are no text, or in an encoding that cannot be read. */
export async function takeSample(file: DataFile, options: ReadingOptions): Promise<Sample> {
  const isGzip = await beginsAsGzip(file.path);
  const { head, tail, size } = await (isGzip ? endsOfGzip(file) : endsOfFile(file.path));
  const encoding = options.encoding ?? encodingOf(head, file.name);
  const isWhole = size <= head.length;
  const text = decode(head, encoding);
  return { head: text, isWhole, tail: isWhole ? text : decode(tail, encoding), encoding, isGzip };
}

interface Ends {
  readonly head: Buffer;
  readonly tail: Buffer;
  readonly size: number;
}

async function endsOfFile(path: string): Promise<Ends> {
  await using handle = await open(path);
  const { size } = await handle.stat();
  const part = async (from: number, bytes: number) => {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, from);
    return buffer.subarray(0, bytesRead);
  };
  // Characters of UTF-16 begin at even places.
  const from = Math.max(0, size - TAIL_BYTES) & ~1;
  return { head: await part(0, HEAD_BYTES), tail: await part(from, TAIL_BYTES + 1), size };
}

/** There is no way to the end of a compressed file but through it; memory stays bounded. */
async function endsOfGzip(file: DataFile): Promise<Ends> {
  const stream = createReadStream(file.path).pipe(createGunzip());
  let [head, tail, size] = [Buffer.of(), Buffer.of(), 0];
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES);
      tail = Buffer.concat([tail, chunk]).subarray(-TAIL_BYTES);
    }
  } catch (cause) {
    throw new ToolError(`${file.name} cannot be decompressed.`, {
      help: `Check that it is whole: gzip -t ${file.name}`,
      cause,
    });
  }
  return { head, tail, size };
}

async function beginsAsGzip(path: string): Promise<boolean> {
  await using handle = await open(path);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
  return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
}

function encodingOf(head: Buffer, name: string): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16";
  const zeros = [...head.subarray(0, 4096).entries()].filter(([, byte]) => byte === 0);
  const share = zeros.length / Math.min(head.length, 4096);
  const odd = zeros.filter(([i]) => i % 2 === 1).length / (zeros.length || 1);
  if (share > 0.3 && odd > 0.9) return "utf-16";
  if ((head[0] === 0xfe && head[1] === 0xff) || (share > 0.3 && odd < 0.1)) {
    return "utf-16be";
  }
  if (head.includes(0)) {
    throw new ToolError(`${name} is not a text file: it holds zero bytes.`, {
      help: `If they mean nothing, remove them first: tr -d '\\000' < ${name} > NEW.csv`,
    });
  }
  if (isUtf8(wholeCharacters(head))) return "utf-8";
  // Latin-1 has no characters there, and Windows its quotation marks and the sign of the euro.
  return head.some((byte) => byte >= 0x80 && byte <= 0x9f) ? "windows-1252" : "latin-1";
}

/** Without the bytes of a last character that the end of the sample cuts. */
function wholeCharacters(bytes: Buffer): Buffer {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back);
    if (byte < 0x80) break;
  }
  return bytes;
}

function decode(bytes: Buffer, encoding: Encoding): string {
  if (encoding === "latin-1") return bytes.toString("latin1");
  return new TextDecoder(encoding === "utf-16" ? "utf-16le" : encoding).decode(bytes);
}
