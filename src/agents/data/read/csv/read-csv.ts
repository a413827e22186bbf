/**
 * Reads a text file with delimiters. What the file is like is found out from its first and last lines; DuckDB's
 * reader is told, and what it read is checked as a whole: nothing is lost, swallowed or cut without a word.
 */
import type { DuckDBConnection } from "@duckdb/node-api";
import { ToolError, type Note } from "../../../../catalog/authoring.ts";
import { identifier } from "../../sql.ts";
import type { DataFile } from "../existing-file.ts";
import { nameInFile } from "../raw-names.ts";
import type { ReadingOptions } from "../options.ts";
import { refuseLoneBackslash, refuseLostLines, refuseOtherRows } from "./accounted.ts";
import { refuseExtraValue, refuseRareLastValue } from "./extra-values.ts";
import { brokenLines, refuseBrokenLines, refuseOpenQuote } from "./broken-lines.ts";
import { fittingDialects, type Fitting } from "./dialect.ts";
import { checkLatin1 } from "./encodings.ts";
import { footerOf, leaveOutFooter } from "./footer.ts";
import { layOut } from "./layout.ts";
import { leaveOutEmpty, leaveOutOthers } from "./leave-out.ts";
import { needsLooseReading } from "./mixed-line-ends.ts";
import { refuseNoTable } from "./no-table.ts";
import { takeSample, type Sample } from "./sample.ts";
import { readShortLines } from "./short-lines.ts";
import { RECORD, rejectShortLines, stage, widthOf, type Told } from "./stage.ts";
import { refuseSwallowedRows } from "./swallowed-rows.ts";
import { temporaryFile, transcode, type ForeignEncoding, type Scratch } from "./transcode.ts";

export interface CsvReading {
  readonly notes: readonly Note[];
  /** What stands in a line of units below the names, by column. */
  readonly units: Readonly<Record<string, string>>;
  /** Whether commas can be decimal signs shows in what separates the values. */
  readonly delimiter: string;
}

/**
 * Fills the table `raw`: every column VARCHAR, values as written without the blanks around them, nothing as NULL.
 * @throws ToolError that says where the file is broken, or asks what its own evidence does not decide.
 */
export async function readCsv(
  connection: DuckDBConnection,
  file: DataFile,
  options: ReadingOptions = {},
  scratch: Scratch = temporaryFile,
): Promise<CsvReading> {
  const sample = await takeSample(file, options);
  const { encoding } = sample;
  if (encoding === "utf-16be" || encoding === "windows-1252") {
    return readTranscoded(connection, file, options, encoding, sample.isGzip, scratch);
  }
  try {
    return await readText(connection, file, options, sample);
  } catch (error) {
    // Further down than the sample stands what only Windows writes.
    if (!isNotLatin1(error) || options.encoding !== undefined) throw error;
    return readTranscoded(connection, file, options, "windows-1252", sample.isGzip, scratch);
  }
}

function isNotLatin1(error: unknown): boolean {
  const { cause } = error instanceof Error ? error : {};
  return `${String(error)} ${String(cause)}`.includes("not latin-1 encoded");
}

async function readTranscoded(
  connection: DuckDBConnection,
  file: DataFile,
  options: ReadingOptions,
  encoding: ForeignEncoding,
  isGzip: boolean,
  scratch: Scratch,
): Promise<CsvReading> {
  let reading: CsvReading | undefined;
  await scratch(async (path) => {
    await transcode(file.path, encoding, isGzip, path);
    const copy = { ...file, path };
    const asUtf8 = { ...options, encoding: "utf-8" } as const;
    const read = await readText(connection, copy, asUtf8, await takeSample(copy, asUtf8));
    const isAssumed = encoding === "windows-1252" && options.encoding === undefined;
    const columns = (await connection.runAndReadAll("FROM raw LIMIT 0")).deduplicatedColumnNames();
    const notes = isAssumed ? await checkLatin1(connection, file, columns, "Windows-1252") : [];
    reading = { ...read, notes: [...read.notes, ...notes] };
  });
  if (reading === undefined) throw new Error("the copy was lent and not used");
  return reading;
}

async function readText(
  connection: DuckDBConnection,
  file: DataFile,
  options: ReadingOptions,
  sample: Sample,
): Promise<CsvReading> {
  const fittings = fittingDialects(sample, options);
  const [best] = fittings;
  if (best === undefined) throw new Error("at least one dialect, that of a single column");
  refuseNoTable(sample, best, file);
  const others = fittings.filter(
    ({ dialect }) => dialect.delimiter === best.dialect.delimiter && dialect !== best.dialect,
  );
  // The sample need not hold a quotation mark that is written \".
  const { escape, quote } = best.dialect;
  if (quote !== "" && [best, ...others].every(({ dialect }) => dialect.escape !== "\\")) {
    others.push({ ...best, dialect: { ...best.dialect, escape: escape === "\\" ? quote : "\\" } });
  }
  let problem: unknown;
  // Another way of writing quotation marks may be the one: it is taken when all of the file fits.
  for (const fitting of [best, ...others]) {
    try {
      return await readAs(connection, file, options, sample, fitting);
    } catch (error) {
      problem ??= error;
      if (!(error instanceof ToolError)) break;
    }
  }
  throw problem;
}

async function readAs(
  connection: DuckDBConnection,
  file: DataFile,
  options: ReadingOptions,
  sample: Sample,
  fitting: Fitting,
): Promise<CsvReading> {
  const { dialect } = fitting;
  const { encoding, isGzip } = sample;
  const layout = layOut(fitting, options, file);
  const strict: Told = { dialect, layout, encoding, isGzip, isLoose: false };
  const isLoose = await needsLooseReading(connection, file, strict);
  const told: Told = { ...strict, isLoose };
  if (isLoose) await stage(connection, file, told);
  const unread = await brokenLines(connection);
  if (encoding === "utf-8" && unread.some(({ kind }) => kind === "INVALID ENCODING")) {
    return readAs(connection, file, options, { ...sample, encoding: "latin-1" }, fitting);
  }
  if (fitting.faultLine !== undefined && unread.length === 0) refuseOpenQuote(file, fitting);
  if (unread.every(({ kind }) => kind !== "UNQUOTED VALUE")) {
    await refuseOtherRows(connection, file, told);
    await refuseLostLines(connection, file, sample, told, unread.length);
  }
  await leaveOutEmpty(connection, layout);
  const footer = footerOf(sample, fitting, layout, options);
  const texts = unread.map(({ text }) => text.trim());
  const below = await leaveOutFooter(connection, footer, texts, layout);
  const lineEnd = sample.head.includes("\n") ? "\n" : "\r";
  const linesOf = { isGzip, end: lineEnd } as const;
  const broken = unread.filter(({ text }) => !below.explained.has(text.trim()));
  await refuseBrokenLines(broken, file, dialect.delimiter, linesOf);
  await refuseRareLastValue(connection, file, told);
  if (dialect.escape === "\\") await refuseLoneBackslash(connection, file, told);
  await refuseSwallowedRows(connection, file, told, options);
  const notes: Note[] = [...layout.notes, ...below.notes];
  notes.push(...(await leaveOutOthers(connection, layout)));
  await refuseExtraValue(connection, file, told);
  const complete = widthOf({ ...told, isLoose: false });
  if (layout.names.length > 1) {
    const short = await readShortLines(connection, layout.names, complete, options);
    if (!short.areRead) {
      await rejectShortLines(connection, file, told);
      const lines = (await brokenLines(connection)).filter(
        ({ text }) => text.trim() !== "" && footer.lines.every((line) => line.text !== text),
      );
      await refuseBrokenLines(lines, file, dialect.delimiter, linesOf);
    } else notes.push(...short.notes);
  }
  if (encoding === "latin-1" && options.encoding === undefined) {
    notes.push(...(await checkLatin1(connection, file, layout.names, "Latin-1")));
  }
  for (const column of Object.values(RECORD)) {
    await connection.run(`ALTER TABLE raw DROP COLUMN ${identifier(column)}`);
  }
  const units = layout.names.flatMap((name, i) => {
    const unit = layout.units?.[i]?.trim().replace(/^[[(](.*)[\])]$/, "$1") ?? "";
    return unit === "" ? [] : [[nameInFile(name), unit] as const];
  });
  return { notes, units: Object.fromEntries(units), delimiter: dialect.delimiter };
}
