/** A file on its way from a clean table to something that people really have. */
import type { GeneratorValue } from "fast-check";

export type CleanCell = string | number | boolean | null;

/** What reading the file must give, whatever was done to it. Times are ISO 8601. */
export interface CleanTable {
  readonly columns: readonly {
    readonly name: string;
    readonly type: "text" | "number" | "time" | "boolean";
  }[];
  readonly rows: readonly (readonly CleanCell[])[];
}

export interface UglyFile {
  readonly clean: CleanTable;
  /** The names and cells as they will be written, before quoting. `null` is nothing at all. */
  readonly header: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
  /** By the place of the column: how its plain cells (`1234.5`, `2024-01-31`) are written, totals among them. */
  readonly styles: ReadonlyMap<number, (cell: string) => string>;
  readonly delimiter: string;
  /** Values are quoted where they must be, or all of them. */
  readonly quoting: "needed" | "all";
  /** How a quotation mark within quotes is written. */
  readonly escapedQuote: '""' | '\\"';
  /** Blanks around each value. */
  readonly padding: readonly [before: string, after: string];
  /** Whole lines above the header and below the rows; they know the file as it is in the end. */
  readonly above: readonly ((file: UglyFile) => string)[];
  readonly below: readonly ((file: UglyFile) => string)[];
  /** Changes to the written records (header first), in turn, before they are joined. */
  readonly edits: readonly ((records: readonly string[], file: UglyFile) => readonly string[])[];
  readonly lineEnd: string;
  readonly encode: (text: string) => Uint8Array;
}

/** Draws from fast-check: `draw(fc.integer, { min: 1, max: 3 })`. */
export type Draw = GeneratorValue;

/**
 * One thing that is wrong with a file. `change` gives `undefined` where the table does not allow it
 * (no numbers to add up, say).
 */
export interface Ugliness {
  readonly name: string;
  readonly change: (file: UglyFile, draw: Draw) => UglyFile | undefined;
  /** Set where the file alone does not decide what was meant: it may then be refused, but never be read wrongly. */
  readonly mayBeRefused?: true;
}

/** A line that is always the same. */
export const fixed = (text: string) => () => text;

/** A line of values, without quoting. */
export const values =
  (...cells: readonly string[]) =>
  ({ delimiter }: UglyFile) =>
    cells.join(delimiter);

export function ugly(clean: CleanTable): UglyFile {
  return {
    clean,
    header: clean.columns.map(({ name }) => name),
    rows: clean.rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell)))),
    styles: new Map(),
    delimiter: ",",
    quoting: "needed",
    escapedQuote: '""',
    padding: ["", ""],
    above: [],
    below: [],
    edits: [],
    lineEnd: "\n",
    encode: (text) => Buffer.from(text, "utf8"),
  };
}

export function write(file: UglyFile): Uint8Array {
  const { above, below, header, lineEnd, styles } = file;
  const rows = file.rows.map((cells) => cells.map((cell, i) => styles.get(i)?.(cell) ?? cell));
  const written = [...(header === null ? [] : [header]), ...rows].map((cells) =>
    record(cells, file),
  );
  const records = file.edits.reduce<readonly string[]>((so, edit) => edit(so, file), written);
  const lines = [
    ...above.map((line) => line(file)),
    ...records,
    ...below.map((line) => line(file)),
  ];
  return file.encode(lines.map((line) => line + lineEnd).join(""));
}

function record(cells: readonly string[], file: UglyFile): string {
  const { delimiter, quoting, escapedQuote, padding } = file;
  return cells
    .map((cell) => {
      const must =
        cell.includes(delimiter) || /["\r\n]/.test(cell) || (cell !== "" && cell.trim() !== cell);
      const text =
        must || quoting === "all" ? `"${cell.replaceAll('"', () => escapedQuote)}"` : cell;
      // Blanks between a quotation mark and a delimiter are another ugliness.
      return text.startsWith('"') ? text : padding.join(text);
    })
    .join(delimiter);
}
