/**
 * Splits the first lines of a file as a dialect would have it, to see whether the dialect fits. The file itself is
 * read by DuckDB, and what both make of the first rows is compared.
 */

/** How values are kept apart. An empty `quote` means that quotation marks are characters as any other. */
export interface Dialect {
  readonly delimiter: string;
  readonly quote: '"' | "'" | "";
  /** What stands before a quotation mark within quotes. */
  readonly escape: '"' | "'" | "\\" | "";
}

export interface SampleRecord {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly values: readonly string[];
  /** As it stands in the file, without the end of its line. */
  readonly text: string;
  /** Nothing stands in its line. */
  readonly isBlank: boolean;
}

export interface Records {
  readonly records: readonly SampleRecord[];
  /** How many values are not as the dialect allows: text behind a closing quotation mark, or none that closes. */
  readonly faults: number;
  /** Where the first of them is. */
  readonly faultLine?: number | undefined;
}

const LINE_ENDS = /\r\n|\n|\r/g;

/** @param isWhole whether the text is the whole file; otherwise its last record may be cut and is left out. */
export function splitRecords(text: string, dialect: Dialect, isWhole: boolean): Records {
  const delimiter = dialect.delimiter.replaceAll(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`);
  const bare = new RegExp(
    dialect.delimiter.length === 1 ? `[^\\r\\n${delimiter}]*` : `(?:(?!${delimiter})[^\\r\\n])*`,
    "y",
  );
  const end = new RegExp(`(${delimiter})|\\r\\n|\\n|\\r|$`, "y");
  const quoted = quotedValue(dialect);
  const records: SampleRecord[] = [];
  let [at, line, faults] = [0, 1, 0];
  let faultLine: number | undefined;
  const fault = () => {
    faults += 1;
    faultLine ??= line;
  };
  while (at < text.length) {
    const [start, first] = [at, line];
    const before: [number, number | undefined] = [faults, faultLine];
    const values: string[] = [];
    for (;;) {
      const inQuotes = quoted === undefined ? null : matchAt(quoted, text, at);
      const found = inQuotes ?? matchAt(bare, text, at);
      let value = inQuotes === null ? (found?.[0] ?? "") : unescaped(inQuotes[1] ?? "", dialect);
      at += found?.[0].length ?? 0;
      if (inQuotes !== null) line += inQuotes[0].match(LINE_ENDS)?.length ?? 0;
      else if (dialect.quote !== "" && value.trimStart().startsWith(dialect.quote)) fault();
      let stop = matchAt(end, text, at);
      if (stop === null) {
        fault();
        const rest = matchAt(bare, text, at)?.[0] ?? "";
        value += rest;
        at += rest.length;
        stop = matchAt(end, text, at);
      }
      values.push(value);
      at += stop?.[0].length ?? 0;
      if (stop?.[1] === undefined) break;
    }
    line += 1;
    const isCut = at >= text.length && !isWhole;
    if (isCut) {
      [faults, faultLine] = before;
      continue;
    }
    const whole = text.slice(start, at).replace(/(?:\r\n|\n|\r)$/, "");
    records.push({ line: first, values, text: whole, isBlank: whole === "" });
  }
  return { records, faults, faultLine };
}

function quotedValue({ quote, escape }: Dialect): RegExp | undefined {
  if (quote === "") return undefined;
  const inside =
    escape === "\\" ? `(?:[^\\\\${quote}]|\\\\[^])*` : `(?:[^${quote}]|${quote}${quote})*`;
  return new RegExp(`[ ]*${quote}(${inside})${quote}(?!${quote})[ ]*`, "y");
}

function unescaped(text: string, { quote, escape }: Dialect): string {
  return escape === "\\"
    ? text.replaceAll(/\\([^])/g, "$1")
    : text.replaceAll(quote + quote, quote);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
