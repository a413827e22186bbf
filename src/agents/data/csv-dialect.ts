/** What separates the values of a CSV file, decided by its first lines. */
import { open } from "node:fs/promises";
import { ToolError } from "../../catalog/authoring.ts";
import type { DataFile } from "./existing-file.ts";

/** Enough for the header and some rows of any table that people make. */
const HEAD_BYTES = 64 * 1024;
const DELIMITERS = [",", "\t", ";", "|"] as const;

export interface CsvDialect {
  readonly delimiter: string;
  /** Values in the first line. */
  readonly width: number;
}

/**
 * The candidate that stands most often in a typical (median) line of the head.
 * DuckDB's own detection would rather read a broken file as one column than report the broken line.
 * @throws ToolError when the file is not text in UTF-8.
 */
export async function csvDialect(file: DataFile): Promise<CsvDialect> {
  const head = await readHead(file.path);
  if (head.includes(0)) {
    throw new ToolError(`${file.name} is not UTF-8 text: it holds zero bytes.`, {
      help: `If it is UTF-16, as some spreadsheets write it, convert it first: iconv -f UTF-16 -t UTF-8 ${file.name}`,
    });
  }
  const lines = linesOf(head.toString("utf8"));
  const counts = DELIMITERS.map((delimiter) => ({
    delimiter,
    typical: median(lines.map((line) => line.split(delimiter).length - 1)),
  }));
  const { delimiter } = counts.reduce((best, next) => (next.typical > best.typical ? next : best));
  return { delimiter, width: (lines[0] ?? "").split(delimiter).length };
}

/** The first lines, without comments, blank lines and quoted values, which may hold delimiters. */
function linesOf(head: string): string[] {
  return head
    .replaceAll(/"(?:[^"]|"")*"/g, "quoted")
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .slice(0, 20);
}

async function readHead(path: string): Promise<Buffer> {
  await using handle = await open(path);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  return buffer.subarray(0, bytesRead);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
