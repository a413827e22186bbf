/** Reads a sheet of an Excel workbook (.xlsx): as text, with what it says of its numbers and dates. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { ToolError } from "../../../catalog/authoring.ts";
import { identifier } from "../sql.ts";
import type { DataFile } from "./existing-file.ts";
import { cellText, type SheetCell } from "./excel/cell-text.ts";
import { chooseSheet } from "./excel/choose-sheet.ts";
import { findTable } from "./excel/find-table.ts";
import type { Loaded } from "./loaded.ts";
import type { ReadingOptions } from "./options.ts";

/** Fills the table `raw`, every column VARCHAR. @throws ToolError when it is no workbook, or which sheet is meant. */
export async function readExcel(
  connection: DuckDBConnection,
  file: DataFile,
  options: ReadingOptions = {},
): Promise<Loaded> {
  const { default: readWorkbook } = await import("read-excel-file/node");
  // Numbers come as their digits: a number of JavaScript would round long ones.
  const workbook = await readWorkbook(file.path, {
    parseNumber: (digits: string) => ({ digits }),
  }).catch((cause: Error) => {
    throw new ToolError(`${file.name} cannot be read: ${cause.message}`, {
      help: "Check that the file is whole and really .xlsx; save an older .xls as .xlsx first.",
      cause,
    });
  });
  const sheets = workbook.map(({ sheet, data }) => ({
    name: sheet,
    rows: data as unknown as readonly (readonly SheetCell[])[],
  }));
  const sheet = chooseSheet(sheets, file.name, options.sheet);
  const table = findTable(sheet.rows, options);
  const list = table.names.map((name) => `${identifier(name)} VARCHAR`);
  await connection.run(`CREATE TABLE raw (${list.join(", ")})`);
  const appender = await connection.createAppender("raw");
  const onlyNumbers = table.names.map(() => true);
  for (const row of table.rows) {
    for (const i of table.names.keys()) {
      const cell = row[i] ?? null;
      const text = cellText(cell);
      if (text === null) appender.appendNull();
      else appender.appendVarchar(text);
      if (text !== null && !isDigits(cell)) onlyNumbers[i] = false;
    }
    appender.endRow();
  }
  appender.closeSync();
  const notes = [...table.notes];
  if (sheets.length > 1) notes.unshift(`the sheet "${sheet.name}" of ${file.name} is read`);
  return {
    notes: notes.map((text) => ({ kind: "read", text })),
    numbers: new Set(table.names.filter((_, i) => onlyNumbers[i])),
  };
}

function isDigits(cell: SheetCell): boolean {
  return typeof cell === "object" && cell !== null && "digits" in cell;
}
