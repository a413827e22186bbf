/** What each task returned, as far as a person wants to look at it on a page. The whole stands in data.json. */
import prettyBytes from "pretty-bytes";
import { isJsonObject, type Json } from "../../../contract/json.ts";
import type { FileRef } from "../../../catalog/context.ts";
import type { Statement } from "../answer/statements.ts";
import type { FirstRows } from "../record/first-rows.ts";
import type { RunRecord, TaskRecord } from "../record/read-run.ts";
import { partOf } from "../record/shapes.ts";
import { cellText } from "../text/cells.ts";
import { plainBlock, plainLine } from "../text/plain-line.ts";
import { askedFirst } from "../answer/answer-table.ts";
import { resolveArgs } from "../record/resolve-args.ts";
import { MOST_ROWS, showTable, tableOf, type ShownTable } from "./show-table.ts";

const MOST_OUTPUTS = 500;
/** Rows of all tables together: with more the page is slow to open. */
const MOST_ROWS_IN_ALL = 3_000;
const MOST_ITEMS = 20;
const LONGEST_ITEM = 160;
const LONGEST_TEXT = 2_000;
/** A statement that a tool ran is shown whole. */
const LONGEST_CODE = 20_000;
/** The field of an output with the SQL that its task became. */
const SQL = "sql";

export interface ShownOutput {
  readonly task: string;
  readonly title: string;
  readonly tool: string;
  readonly bytes: string;
  /** All that the task states. */
  readonly statement: string;
  /** Single values: name and value. */
  readonly values: { readonly name: string; readonly value: string }[];
  readonly tables: ShownTable[];
  readonly texts: { readonly title: string; readonly text: string }[];
  /** The SQL that the task became; empty when it has none. */
  readonly sql: string;
  /** Said instead, when the output was not read. */
  readonly note: string;
}

export function showOutputs(
  record: RunRecord,
  statements: ReadonlyMap<string, readonly Statement[]>,
  firstRows: ReadonlyMap<string, FirstRows>,
): { readonly outputs: readonly ShownOutput[]; readonly left: number } {
  const done = record.tasks.filter(({ output }) => output !== undefined);
  let room = MOST_ROWS_IN_ALL;
  const outputs = done.slice(0, MOST_OUTPUTS).map((one) => {
    const said = statements.get(one.task.id) ?? [];
    const args = resolveArgs(one, record);
    const shown = showOutput(one, args, said.map(({ text }) => text).join(" "), room);
    for (const { ref } of one.output?.files ?? []) {
      const first = firstRows.get(ref.file);
      if (first !== undefined) shown.tables.push(showFirstRows(ref, first));
    }
    room -= shown.tables.reduce((sum, { rows }) => sum + rows.length, 0);
    return shown;
  });
  return { outputs, left: done.length - outputs.length };
}

function showOutput(
  { task, row, output }: TaskRecord,
  args: Json,
  statement: string,
  room: number,
): ShownOutput {
  const whole = output?.whole === true;
  const data = whole ? output.data : {};
  const sql = isJsonObject(data) ? data[SQL] : undefined;
  const shown: ShownOutput = {
    task: task.id,
    title: plainLine(task.title, 120),
    tool: task.tool,
    bytes: prettyBytes(output?.metadata.bytes ?? 0),
    statement,
    values: [],
    tables: [],
    texts: [],
    sql: typeof sql === "string" ? plainBlock(sql, LONGEST_CODE) : "",
    note: whole ? "" : `It stands in ${row?.outputFile ?? "the store"} and was not read.`,
  };
  for (const [name, value] of isJsonObject(data)
    ? Object.entries(data)
    : [["result", data] as const]) {
    if (name === SQL && shown.sql !== "") continue;
    showPart(plainLine(name, 60), value, args, shown, Math.min(MOST_ROWS, Math.max(0, room)));
  }
  return shown;
}

function showPart(
  name: string,
  value: Json,
  args: Json,
  shown: ShownOutput,
  mostRows: number,
): void {
  const { values, tables, texts } = shown;
  const part = partOf(value);
  switch (part.is) {
    case "scalar":
      return void values.push({ name, value: cellText(part.value) || "none" });
    case "text":
      return void texts.push({ title: name, text: plainBlock(part.text, LONGEST_TEXT) });
    case "passage":
      return void texts.push({
        title: plainLine(part.title, 120),
        text: plainBlock(part.text, LONGEST_TEXT),
      });
    case "file":
      return void values.push({
        name,
        value: `${part.file.file}, ${prettyBytes(part.file.bytes)}`,
      });
    case "table":
      return void tables.push(showTable(askedFirst(part.table, args), mostRows));
    case "points":
      return void tables.push(showTable(tableOf(name, part.points), mostRows));
    case "records":
      return void tables.push(showTable(tableOf(name, part.records), mostRows));
    case "list":
      return void values.push({ name, value: listText(part.items) });
    case "object":
      for (const [key, inner] of Object.entries(part.value).slice(0, MOST_ITEMS)) {
        values.push({ name: `${name}, ${plainLine(key, 60)}`, value: itemText(inner) });
      }
  }
}

function showFirstRows(ref: FileRef, { path, rows, whole }: FirstRows): ShownTable {
  const records = rows.map((row) => (isJsonObject(row) ? row : { value: row }));
  const table = showTable(tableOf(ref.file, records));
  if (whole) return table;
  const size = `first ${rows.length} rows`;
  return { ...table, size, excerpt: `All ${prettyBytes(ref.bytes)} are in ${path}.` };
}

function listText(items: readonly Json[]): string {
  if (items.length === 0) return "none";
  const first = items.slice(0, MOST_ITEMS).map(itemText);
  const left = items.length - first.length;
  return `${first.join(", ")}${left === 0 ? "" : `, and ${left} more`}`;
}

function itemText(item: Json): string {
  const text = typeof item === "object" && item !== null ? JSON.stringify(item) : cellText(item);
  return plainLine(text, LONGEST_ITEM) || "none";
}
