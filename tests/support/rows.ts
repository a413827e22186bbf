import { DatabaseSync } from "node:sqlite";

/** Rows of a database, read as any other program reads it: by no code of ours, and without writing. */
export function rowsOf(database: string, sql: string): Record<string, unknown>[] {
  const opened = new DatabaseSync(database, { readOnly: true });
  try {
    // Copies, because the rows have no prototype, which comparisons would see.
    return opened
      .prepare(sql)
      .all()
      .map((row) => ({ ...row }));
  } finally {
    opened.close();
  }
}
