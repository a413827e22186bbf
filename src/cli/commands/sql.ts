import { OrchcError, wrongUsage } from "../../contract/diagnostics/index.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { renderTable } from "../render/table.ts";
import { queryHistory } from "../../runtime/index.ts";

export const command = defineCommand({
  positionals: {
    statement: { type: "string", array: true, describe: "one read-only statement" },
  },
  examples: [
    [
      'orchc sql "select task_id, status, duration_ms from worker_runs"',
      "the tables are worker_runs, task_outputs and those beside them",
    ],
  ],
  async run({ statement = [] }, session): Promise<Outcome> {
    const sql = statement.join(" ").trim();
    if (sql === "") {
      const reason = "The statement is missing.";
      throw new OrchcError(wrongUsage({ reason, usage: 'orchc sql "select …"' }));
    }
    const { paths } = await session.workspace();
    const { columns, rows, truncated } = await queryHistory(paths.database, sql);
    const table = columns.map((title, i) => ({
      title,
      cell: (row: readonly unknown[]) => textOf(row[i]),
      flexible: true,
      align: rows.every((row) => typeof row[i] === "number")
        ? ("right" as const)
        : ("left" as const),
    }));
    if (truncated)
      session.note(`Only the first ${rows.length} rows are shown: add a limit to the statement.`);
    return { text: renderTable(rows, table, session.out), json: { columns, rows, truncated } };
  },
});

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Uint8Array) return `<${value.length} bytes>`;
  return typeof value === "string" ? value : JSON.stringify(value);
}
