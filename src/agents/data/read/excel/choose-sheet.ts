/** Which sheet of a workbook is meant. */
import { ToolError } from "../../../../catalog/authoring.ts";
import type { SheetCell } from "./cell-text.ts";

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
}

/** The one asked for, or the only one with a table. @throws ToolError that lists them, where there are several. */
export function chooseSheet(
  sheets: readonly Sheet[],
  file: string,
  asked: string | undefined,
): Sheet {
  const names = sheets.map(({ name }) => name);
  if (asked !== undefined) {
    const found =
      sheets.find(({ name }) => name === asked) ??
      sheets.find(({ name }) => name.trim().toLowerCase() === asked.trim().toLowerCase());
    if (found !== undefined) return found;
    throw new ToolError(`${file} has no sheet "${asked}".`, {
      help: `Sheets: ${names.join(", ")}.`,
    });
  }
  const tables = sheets.filter(({ rows }) => isTable(rows));
  const [only, ...others] = tables;
  if (only !== undefined && others.length === 0) return only;
  if (only === undefined) {
    throw new ToolError(`${file} has no sheet with a table.`, {
      help: `A table has names in a row, and at least one row of values below. Sheets: ${names.join(", ")}.`,
    });
  }
  const choices = tables.map(({ name, rows }) => `${name} (${rows.length} rows)`);
  throw new ToolError(`${file} has several sheets with tables: ${choices.join(", ")}.`, {
    help: `Say which one is meant: reading { sheet: ${JSON.stringify(only.name)} }, as an argument or for the file in orchc.config.yaml.`,
  });
}

/** Two rows with values side by side, or a list of one column. */
function isTable(rows: readonly (readonly SheetCell[])[]): boolean {
  const filled = rows.map((row) => row.filter((cell) => cell !== null && cell !== "").length);
  const wide = filled.filter((count) => count > 1).length;
  return wide > 1 || (wide === 0 && filled.filter((count) => count === 1).length > 1);
}
