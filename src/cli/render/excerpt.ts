/** A few lines of what a diagnostic points at, the place underlined. */
import { readFileSync } from "node:fs";
import type { Style } from "../screen.ts";
import { widthOf } from "./text.ts";

export interface Marked {
  readonly lines: readonly string[];
  /** Of the first of `lines`, for the margin. */
  readonly firstNumber?: number;
  /** Which of `lines` is underlined, and from where to where (UTF-16 code units). */
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The line of a file that a place names, and the one before it; of long lines only a part. `undefined` when it
 * cannot be read.
 */
export function excerptOfFile(
  file: string,
  line: number,
  column: number,
  columns: number,
): Marked | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
  const lines = text.split(/\r?\n/);
  const marked = lines[line - 1];
  if (marked === undefined) return undefined;
  const before = line > 1 ? [clip(lines[line - 2] ?? "", 0, 0, columns).text] : [];
  const start = column - 1;
  const word = /^(\{[^}]*\}|[\w.$-]+|\S)/.exec(marked.slice(start))?.[0] ?? "";
  const { text: shown, ...range } = clip(marked, start, start + Math.max(1, word.length), columns);
  return {
    lines: [...before, shown],
    firstNumber: line - before.length,
    at: before.length,
    ...range,
  };
}

/** The line of a query that a range lies in; of a long line only what surrounds the range. */
export function excerptOfQuery(query: string, start: number, end: number, columns: number): Marked {
  const lineStart = query.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = query.indexOf("\n", start) === -1 ? query.length : query.indexOf("\n", start);
  const line = query.slice(lineStart, lineEnd);
  const [from, to] = [start - lineStart, Math.min(end, lineEnd) - lineStart];
  const { text, ...range } = clip(line, from, to, columns);
  return { lines: [text], at: 0, ...range };
}

interface Clipped {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** As much of a line around a range as the columns hold. */
function clip(line: string, from: number, to: number, columns: number): Clipped {
  if (line.length <= columns) return { text: line, start: from, end: to };
  // the range in the middle, as far as the ends of the line allow; an ellipsis takes the room of a letter
  const spare = Math.max(0, columns - (to - from) - 2);
  const left = Math.max(0, Math.min(from - Math.floor(spare / 2), line.length - columns + 1));
  const room = columns - (left > 0 ? 1 : 0);
  const right = left + room < line.length ? left + room - 1 : line.length;
  const [head, tail] = [left > 0 ? "…" : "", right < line.length ? "…" : ""];
  const shift = head.length - left;
  return {
    text: head + line.slice(left, right) + tail,
    start: from + shift,
    end: Math.min(to, right) + shift,
  };
}

export function renderExcerpt(marked: Marked, { colors }: Style): string[] {
  const { lines, firstNumber, at, start, end } = marked;
  const numbers = lines.map((_, i) => (firstNumber === undefined ? "" : String(firstNumber + i)));
  const margin = Math.max(...numbers.map(({ length }) => length));
  const bar = (number: string) => colors.dim(`   ${number.padStart(margin)} │ `);
  return lines.flatMap((text, i) => {
    const shown = bar(numbers[i] ?? "") + text.replaceAll("\t", " ");
    if (i !== at) return [shown];
    const before = " ".repeat(widthOf(oneColumn(text.slice(0, start))));
    const length = Math.max(1, widthOf(oneColumn(text.slice(start, end))));
    return [shown, bar("") + before + colors.red("^".repeat(length))];
  });
}

/** Tabs were shown as one space each. */
function oneColumn(text: string): string {
  return text.replaceAll("\t", " ");
}
