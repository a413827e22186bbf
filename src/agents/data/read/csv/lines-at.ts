/** Finds the lines of a file that stand at byte positions: DuckDB counts records, which may span lines. */
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly bytes: Buffer;
}

/** What a file is made of, as far as finding lines goes. */
export interface LinesOf {
  readonly isGzip: boolean;
  /** The byte that ends a line. */
  readonly end: "\n" | "\r";
}

/** `positions` are the first bytes of lines, ascending. */
export async function linesAt(
  path: string,
  positions: readonly number[],
  { isGzip, end: lineEnd }: LinesOf,
): Promise<Line[]> {
  const ending = lineEnd.charCodeAt(0);
  const found: Line[] = [];
  let number = 1;
  let start = 0;
  let rest = Buffer.of();
  const file = createReadStream(path);
  const stream = isGzip ? file.pipe(createGunzip()) : file;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let bytes = Buffer.concat([rest, chunk]);
    for (let end = bytes.indexOf(ending); end !== -1; end = bytes.indexOf(ending)) {
      if (positions.includes(start)) found.push({ number, bytes: bytes.subarray(0, end) });
      if (found.length === positions.length) return found;
      start += end + 1;
      number += 1;
      bytes = bytes.subarray(end + 1);
    }
    rest = bytes;
  }
  if (positions.includes(start)) found.push({ number, bytes: rest });
  return found;
}
