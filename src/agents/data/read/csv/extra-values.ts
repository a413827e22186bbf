/** Where each line ends with a delimiter, a value too many looks like one of a last column without a name. */
import type { DuckDBConnection } from "@duckdb/node-api";
import { ToolError } from "../../../../catalog/authoring.ts";
import { count } from "../../numbers.ts";
import { identifier } from "../../sql.ts";
import type { DataFile } from "../existing-file.ts";
import { RECORD, type Told } from "./stage.ts";

/** A column has values in more rows than this; where fewer have one, they are broken. */
const RARE = 0.5;

/** @throws ToolError when only some rows have a value where no column has a name. */
export async function refuseRareLastValue(
  connection: DuckDBConnection,
  file: DataFile,
  { layout }: Told,
): Promise<void> {
  const width = layout.names.length;
  if (width < 2 || layout.written?.[width - 1]?.trim() !== "") return;
  const last = identifier(layout.names[width - 1] ?? "");
  const found = await connection.runAndReadAll(
    `SELECT count(${last}), count(*), any_value(${last}) FROM raw`,
  );
  const [filled, rows, value] = found.getRows()[0] ?? [];
  if (Number(filled) >= RARE * Number(rows)) return;
  const line = layout.rows.find(({ values }) => (values[width - 1] ?? "").trim() !== "")?.line;
  refuse(file, Number(filled), String(value), line);
}

/** @throws ToolError when a row has a value behind the last column. */
export async function refuseExtraValue(
  connection: DuckDBConnection,
  file: DataFile,
  { layout }: Told,
): Promise<void> {
  const extra = identifier(RECORD.extra);
  const found = await connection.runAndReadAll(
    `SELECT count(${extra}), any_value(${extra}) FROM raw`,
  );
  const [filled, value] = found.getRows()[0] ?? [];
  if (Number(filled) === 0) return;
  const width = layout.names.length;
  const line = layout.rows.find(({ values }) => (values[width] ?? "").trim() !== "")?.line;
  refuse(file, Number(filled), String(value), line);
}

function refuse(file: DataFile, filled: number, value: string, line: number | undefined): never {
  throw new ToolError(
    `${file.name} has ${count(filled, "line")} with a value more than there are names of columns${line === undefined ? "" : `, the first is line ${line}`} (${value.slice(0, 60)}).`,
    {
      help: "Correct the lines (a value that holds the delimiter must stand in double quotes), or give the last column a name.",
    },
  );
}
