/** Lines below a table: sources, notes, signatures, counts of rows. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Note } from "../../../../catalog/authoring.ts";
import { count } from "../../numbers.ts";
import { identifier } from "../../sql.ts";
import type { ReadingOptions } from "../options.ts";
import { kindOf } from "./kinds.ts";
import type { Layout } from "./layout.ts";
import type { Fitting } from "./dialect.ts";
import { splitRecords, type Dialect, type SampleRecord } from "./records.ts";
import type { Sample } from "./sample.ts";

/** What begins a line that speaks of the table, in the languages of the files that people send each other. */
const SPEAKS_OF_TABLE =
  /^["'\s]*(?:(?:sources?|notes?|remarks?|footnotes?|data (?:source|from)|last updated|updated|generated|printed|exported|created|prepared|report|contact|copyright|licen[cs]e|disclaimer|legend|quellen?|anmerkung(?:en)?|hinweise?|stand|fu(?:ß|ss)noten?|erstellt|fuentes?|notas?|nota bene|fonti?|bron|opmerking(?:en)?)\b\s*[:.–—-]|\*|†|‡|©|\(c\)|https?:\/\/|--\s|\(?\d+ rows?(?: selected|\)|$)|-{3,}|={3,}|_{3,})/i;
/** A note has few lines; more of them are something else. */
const MOST_LINES = 30;

export interface Footer {
  /** The lines that are no rows, the first one first. */
  readonly lines: readonly Pick<Line, "text" | "values">[];
}

interface Line {
  readonly text: string;
  readonly values: readonly string[];
  readonly isAfterBlank: boolean;
}

/** The last lines of a file that are no rows, by what they say, how few values they have, and the blank line above them. */
export function footerOf(
  sample: Sample,
  { dialect, records }: Fitting,
  layout: Layout,
  options: ReadingOptions,
): Footer {
  const lines = sample.isWhole ? linesOf(records.slice(layout.skip)) : tailOf(sample, dialect);
  if (options.footer !== undefined) {
    return { lines: options.footer === 0 ? [] : lines.slice(-options.footer) };
  }
  const width = layout.names.length;
  const isNote = ({ text, values, isAfterBlank }: Line) =>
    SPEAKS_OF_TABLE.test(text) && (isAfterBlank || !isRow(values, layout));
  const isNarrow = ({ values }: Line) =>
    width > 1 && (values.length < width - 1 || values.length === 1);
  const isAlone = ({ values }: Line) =>
    width > 2 && values.filter((value) => value.trim() !== "").length === 1;
  const last = lines.slice(-MOST_LINES);
  let from = last.length;
  for (let i = last.length - 1; i >= 0; i -= 1) {
    const line = last[i];
    if (line === undefined || !(isNote(line) || isNarrow(line) || isAlone(line))) break;
    if (isNote(line) || line.isAfterBlank) from = i;
  }
  // A table is not all notes.
  return { lines: from === 0 && last.length === lines.length ? [] : last.slice(from) };
}

function linesOf(records: readonly SampleRecord[]): Line[] {
  return records.flatMap(({ text, values }, i) => {
    const isAfterBlank = isEmpty(records[i - 1]?.values ?? ["?"]);
    return isEmpty(values) ? [] : [{ text, values, isAfterBlank }];
  });
}

/** Spreadsheets leave rows of delimiters alone. */
function isEmpty(values: readonly string[]): boolean {
  return values.every((value) => value.trim() === "");
}

/** Where only the end of a file is known, a value with line breaks cannot be told from lines. */
function tailOf({ tail }: Sample, dialect: Dialect): Line[] {
  const all = tail.split(/\r\n|\n|\r/).slice(1);
  return linesOf(
    all.map((text, line) => ({
      text,
      line,
      values: splitRecords(text, dialect, true).records[0]?.values ?? [],
      isBlank: text === "",
    })),
  );
}

/** `#12,5` may well be a row: it has figures where the rows have them. */
function isRow(values: readonly string[], { names, rows }: Layout): boolean {
  const row = rows[0]?.values;
  if (row === undefined || values.length !== names.length || names.length < 2) return false;
  const figures = row.flatMap((value, i) => (kindOf(value) === "figure" ? [i] : []));
  return figures.length > 0 && figures.every((i) => kindOf(values[i] ?? "") === "figure");
}

/** Takes the lines of a footer out of `raw`. @returns which of the lines that DuckDB could not read are its. */
export async function leaveOutFooter(
  connection: DuckDBConnection,
  footer: Footer,
  unread: readonly string[],
  layout: Layout,
): Promise<{
  readonly notes: readonly Note[];
  readonly explained: ReadonlySet<string>;
}> {
  const isUnread = ({ text }: { readonly text: string }) => unread.includes(text.trim());
  const explained = new Set(footer.lines.filter(isUnread).map(({ text }) => text.trim()));
  const rows = footer.lines.filter((line) => !isUnread(line));
  if (footer.lines.length === 0) return { notes: [], explained };
  const name = identifier(layout.names[0] ?? "");
  const found = await connection.runAndReadAll(
    `SELECT rowid, ${name} FROM raw ORDER BY rowid DESC LIMIT ${rows.length}`,
  );
  const last = found.getRows().toReversed();
  const same = rows.every(({ values }, i) => (last[i]?.[1] ?? "") === (values[0] ?? "").trim());
  // They are the last lines of a value.
  if (!same) return { notes: [], explained: new Set() };
  const from = last[0]?.[0];
  if (from !== undefined) await connection.run(`DELETE FROM raw WHERE rowid >= ${String(from)}`);
  const shown = footer.lines[0]?.text.trim().slice(0, 60) ?? "";
  const text = `${count(footer.lines.length, "line")} below the table ${footer.lines.length === 1 ? "is" : "are"} left out ("${shown}")`;
  return { notes: [{ kind: "read", text }], explained };
}
