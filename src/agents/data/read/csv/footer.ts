/** Lines below a table: sources, notes, signatures, counts of rows. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { ToolError, type Note } from "../../../../catalog/authoring.ts";
import { count } from "../../numbers.ts";
import { identifier } from "../../sql.ts";
import type { DataFile } from "../existing-file.ts";
import type { ReadingOptions } from "../options.ts";
import { kindOf } from "./kinds.ts";
import type { Layout } from "./layout.ts";
import { splitRecords, type Dialect } from "./records.ts";
import type { Sample } from "./sample.ts";

/** What begins a line that speaks of the table, in the languages of the files that people send each other. */
const SPEAKS_OF_TABLE =
  /^["'\s]*(?:(?:sources?|notes?|remarks?|footnotes?|data (?:source|from)|last updated|updated|generated|printed|exported|created|prepared|report|contact|copyright|licen[cs]e|disclaimer|legend|quellen?|anmerkung(?:en)?|hinweise?|stand|fu(?:ß|ss)noten?|erstellt|fuentes?|notas?|nota bene|fonti?|bron|opmerking(?:en)?)\b\s*[:.–—-]|\*|†|‡|©|\(c\)|https?:\/\/|#|--\s|\(?\d+ rows?(?: selected|\)|$)|-{3,}|={3,}|_{3,})/i;
/** A note has few lines; more of them are something else. */
const MOST_LINES = 30;

export interface Footer {
  /** The lines that are no rows, the first one first. */
  readonly lines: readonly string[];
}

/** The last lines of a file that are no rows, by what they say, how few values they have, and the blank line above them. */
export function footerOf(
  sample: Sample,
  dialect: Dialect,
  layout: Layout,
  options: ReadingOptions,
): Footer {
  const all = sample.tail.split(/\r\n|\n|\r/);
  // The first line of a tail is cut, and what stands above the rows is not below them.
  const firstLine = sample.isWhole ? (layout.rows[0]?.line ?? all.length + 1) - 1 : 1;
  const below = all.slice(firstLine);
  const filled = below.flatMap((text, i) =>
    text.trim() === "" ? [] : [{ text, afterBlank: i > 0 && below[i - 1]?.trim() === "" }],
  );
  if (options.footer !== undefined) {
    return {
      lines: options.footer === 0 ? [] : filled.slice(-options.footer).map(({ text }) => text),
    };
  }
  const last = filled.slice(-MOST_LINES);
  const width = layout.names.length;
  const valuesIn = (text: string) => splitRecords(text, dialect, true).records[0]?.values ?? [];
  const isNarrow = (text: string) => {
    const values = valuesIn(text);
    return width > 1 && (values.length < width - 1 || values.length === 1);
  };
  const isAlone = (text: string) =>
    width > 2 && valuesIn(text).filter((value) => value.trim() !== "").length === 1;
  let lines = 0;
  for (let i = last.length - 1; i >= 0; i -= 1) {
    const block = last.slice(i, last.length - lines);
    const isNote = ({ text }: { text: string }) =>
      SPEAKS_OF_TABLE.test(text) && !isRow(valuesIn(text), layout);
    const first = block[0];
    if (first === undefined) break;
    const rest = block
      .slice(1)
      .every((line) => isNote(line) || isNarrow(line.text) || isAlone(line.text));
    if (!rest) break;
    if (isNote(first) || (first.afterBlank && (isNarrow(first.text) || isAlone(first.text)))) {
      lines = last.length - i;
    }
  }
  // A table is not all notes.
  return {
    lines: lines >= filled.length ? [] : last.slice(last.length - lines).map(({ text }) => text),
  };
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
  dialect: Dialect,
  file: DataFile,
  layout: Layout,
): Promise<{ readonly notes: readonly Note[]; readonly explained: ReadonlySet<string> }> {
  const explained = new Set(
    footer.lines.map((line) => line.trim()).filter((line) => unread.includes(line)),
  );
  const rows = footer.lines.filter((line) => !explained.has(line.trim()));
  if (footer.lines.length === 0) return { notes: [], explained };
  const name = identifier(layout.names[0] ?? "");
  const found = await connection.runAndReadAll(
    `SELECT rowid, ${name} FROM raw ORDER BY rowid DESC LIMIT ${rows.length}`,
  );
  const last = found.getRows().toReversed();
  const same = rows.every((line, i) => {
    const value = splitRecords(line, dialect, true).records[0]?.values[0]?.trim() ?? "";
    return (last[i]?.[1] ?? "") === value;
  });
  if (!same || last.length < rows.length) {
    throw new ToolError(
      `The last lines of ${file.name} are notes that cannot be told from its rows.`,
      {
        help: "Remove them, or put a blank line above them.",
      },
    );
  }
  const from = last[0]?.[0];
  if (from !== undefined) await connection.run(`DELETE FROM raw WHERE rowid >= ${String(from)}`);
  const shown = footer.lines[0]?.trim().slice(0, 60) ?? "";
  const text = `${count(footer.lines.length, "line")} below the table ${footer.lines.length === 1 ? "is" : "are"} left out ("${shown}")`;
  return { notes: [{ kind: "read", text }], explained };
}
