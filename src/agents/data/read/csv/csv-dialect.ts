/** What separates the values of a CSV file, decided by its first lines. */
import { open } from "node:fs/promises";
import { ToolError } from "../../../../catalog/authoring.ts";
import type { DataFile } from "../existing-file.ts";

/** Enough for the header and some rows of any table that people make. */
const HEAD_BYTES = 64 * 1024;
const DELIMITERS = [",", "\t", ";", "|"] as const;

export interface CsvDialect {
  readonly delimiter: string;
  /** Lines above the header: blank ones and comments. */
  readonly skip: number;
  /** Values in the header. */
  readonly width: number;
}

/**
 * The candidate that stands most often in a typical (median) line of the head, then in the first line.
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
  // Quoted values may hold delimiters and line breaks.
  const text = head.toString("utf8").replaceAll(/"(?:[^"]|"")*"/g, "quoted");
  const lines = text.split(/\r\n|\n|\r/);
  const body = lines.findIndex((line) => line.trim() !== "" && !line.startsWith("#"));
  const filled = lines.slice(Math.max(0, body)).filter((line) => line.trim() !== "");
  const first = filled[0] ?? "";
  const { delimiter } = DELIMITERS.map((candidate) => ({
    delimiter: candidate,
    typical: median(filled.slice(0, 20).map((line) => occurrences(line, candidate))),
    first: occurrences(first, candidate),
  })).reduce((best, next) =>
    next.typical > best.typical || (next.typical === best.typical && next.first > best.first)
      ? next
      : best,
  );
  const width = occurrences(first, delimiter) + 1;
  // A last comment with a name for each value is the header: `#id,name`.
  const above = lines[body - 1] ?? "";
  const isHeader = width > 1 && occurrences(above, delimiter) + 1 === width;
  return { delimiter, skip: Math.max(0, isHeader ? body - 1 : body), width };
}

function occurrences(line: string, delimiter: string): number {
  return line.split(delimiter).length - 1;
}

async function readHead(path: string): Promise<Buffer> {
  await using handle = await open(path);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  return buffer.subarray(0, bytesRead);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
