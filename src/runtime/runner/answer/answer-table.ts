/** What of a table stands in an answer: its first rows, and of a wide one the columns that were asked for. */
import type { Table } from "../../../catalog/shapes.ts";
import { isJsonObject, type Json } from "../../../contract/json.ts";
import { isList } from "../record/shapes.ts";
import { cellText } from "../text/cells.ts";
import { count } from "../text/format-number.ts";
import { plainLine } from "../text/plain-line.ts";

/** A table that is read at a glance; in a terminal it stays on its lines. */
const MOST_ROWS = 12;
const MOST_COLUMNS = 5;
const WIDEST_CELL = 72;
/** A common width of terminals; what is wider wraps. */
const WIDEST_TABLE = 110;

export interface AnswerTable {
  readonly table: Table;
  /** What is not shown: `first 12 of 50 rows, 5 of 16 columns`; empty when all of it is. */
  readonly cut: string;
}

/** `undefined` for what needs no table, a single row or column, and for texts that are too long for cells. */
export function answerTable(table: Table): AnswerTable | undefined {
  const rows = table.rows.slice(0, MOST_ROWS);
  if (rows.length < 2) return undefined;
  const columns = fitting(table.columns, rows);
  if (columns.length < 2) return undefined;
  const total = table.excerpt?.totalRows ?? table.rows.length;
  const cuts = [
    ...(rows.length < total ? [`first ${rows.length} of ${count(total, "row")}`] : []),
    ...(columns.length < table.columns.length
      ? [`${columns.length} of ${count(table.columns.length, "column")}`]
      : []),
  ];
  return { table: { ...table, columns, rows }, cut: cuts.join(", ") };
}

/** The first columns that fit beside each other; one whose cells are too long is passed over. */
function fitting(columns: Table["columns"], rows: Table["rows"]): Table["columns"] {
  const taken: Table["columns"][number][] = [];
  let width = 0;
  for (const column of columns) {
    const cells = rows.map((row) => cellText(row[column.name]).length);
    const widest = Math.max(plainLine(column.name).length, ...cells);
    const isRoom = taken.length < MOST_COLUMNS && width + widest + " | ".length <= WIDEST_TABLE;
    if (widest > WIDEST_CELL || !isRoom) continue;
    taken.push(column);
    width += widest + " | ".length;
  }
  return taken;
}

/** A table that is too wide to be read as a whole begins with what its rows are called and what was asked for. */
export function askedFirst(table: Table, args: Json): Table {
  const { columns } = table;
  if (columns.length <= MOST_COLUMNS) return table;
  const asked = new Set(textsIn(args).map(keyOf));
  const wanted = columns.filter(({ name }) => asked.has(keyOf(name)));
  if (wanted.length === 0) return table;
  const names = columns.filter(({ type }) => type === "text").slice(0, 1);
  const first = [...new Set([...names, ...wanted])];
  return { ...table, columns: [...first, ...columns.filter((one) => !first.includes(one))] };
}

function textsIn(value: Json): string[] {
  if (typeof value === "string") return [value];
  if (isList(value)) return value.flatMap(textsIn);
  return isJsonObject(value) ? Object.values(value).flatMap((one) => textsIn(one)) : [];
}

/** As tools compare names of columns: `US_Gross` is `us gross`. */
function keyOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
