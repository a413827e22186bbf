import { open } from "node:fs/promises";

/** git's own rule for what is binary: a zero byte among the first 8,000 (xdiff-interface.c). */
const BINARY_PROBE_BYTES = 8_000;

export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, BINARY_PROBE_BYTES).includes(0);
}

/** Larger text files are data or bundles rather than writing, and would fill the memory of a task. */
export const MAX_TEXT_BYTES = 8 * 1024 * 1024;

/** The first `maxBytes` bytes of a file. */
export async function readStart(path: string, maxBytes: number): Promise<Uint8Array> {
  await using file = await open(path);
  const buffer = new Uint8Array(maxBytes);
  let filled = 0;
  while (filled < maxBytes) {
    const { bytesRead } = await file.read(buffer, filled, maxBytes - filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/**
 * A file's text for scanning; `undefined` when it is binary, larger than `MAX_TEXT_BYTES` or not readable.
 * Bytes that are not UTF-8 become U+FFFD: ASCII around them can still be found.
 */
export async function scanText(path: string, bytes: number): Promise<string | undefined> {
  if (bytes > MAX_TEXT_BYTES) return undefined;
  const content = await readStart(path, bytes).catch(() => undefined);
  if (content === undefined || isBinary(content)) return undefined;
  return new TextDecoder().decode(content);
}
