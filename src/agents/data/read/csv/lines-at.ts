/** Finds the lines of a file that stand at byte positions: DuckDB counts records, which may span lines. */
import { createReadStream } from "node:fs";

const LINE_FEED = 0x0a;

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly bytes: Buffer;
}

/** `positions` are the first bytes of lines, ascending. */
export async function linesAt(path: string, positions: readonly number[]): Promise<Line[]> {
  const found: Line[] = [];
  let number = 1;
  let start = 0;
  let rest = Buffer.of();
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let bytes = Buffer.concat([rest, chunk]);
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED)) {
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
