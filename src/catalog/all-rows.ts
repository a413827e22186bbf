/** A part of a table is never taken for the whole: the one place where tools that compute ask for all rows. */
import type { FileRef, ToolContext } from "./context.ts";
import { ToolError } from "./errors.ts";
import type { Table } from "./shapes.ts";

/**
 * The file with all rows of a table whose `rows` are only a part; `undefined` when `rows` are all there are.
 * @throws ToolError when the table is a part, and the whole is nowhere
 */
export function wholeOf(table: Table): FileRef | undefined {
  if (table.excerpt === undefined) return undefined;
  if (table.whole === undefined) throw onlyAPart(table);
  return table.whole;
}

/** For tools that cannot read the file with all rows. @throws ToolError when `rows` are only a part of the table */
export function allRows(table: Table): Table["rows"] {
  if (table.excerpt !== undefined) throw onlyAPart(table);
  return table.rows;
}

/** For tools that show a table: what they show is a part, and the answer says so. */
export function noteExcerpt({ title, excerpt }: Table, context: Pick<ToolContext, "note">): void {
  if (excerpt === undefined) return;
  const total = excerpt.totalRows.toLocaleString("en");
  context.note("cut", `of the ${total} rows of "${title}" only a part is shown: ${excerpt.kept}`);
}

function onlyAPart({ title, rows, excerpt }: Table): ToolError {
  return new ToolError(
    `The table "${title}" holds only ${rows.length} of ${excerpt?.totalRows} rows (${excerpt?.kept}).`,
    {
      help: "What is computed from a part would be wrong for the whole: keep fewer rows in the task that makes the table, or group them there.",
    },
  );
}
