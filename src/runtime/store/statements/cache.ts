import type { Database } from "better-sqlite3";

/** What the cache has of one tool. */
export interface CacheRow {
  /** Full name. */
  readonly tool: string;
  readonly results: number;
  /** Of the outputs as JSON text. */
  readonly bytes: number;
  /** ISO 8601. */
  readonly oldest: string;
  readonly newest: string;
}

/** An output that may stand in for an equal task, was made in its run, and is not forgotten. */
const CACHED = `FROM task_outputs
  WHERE identity IS NOT NULL AND metadata ->> 'cacheable' AND metadata ->> 'from' IS NULL
    AND made_at >= (SELECT coalesce(max(forgotten_before), '') FROM cache_floor)`;

export function cacheStatements(database: Database) {
  const byTool = database.prepare(`
    SELECT metadata ->> 'tool' AS tool, count(*) AS results, sum(metadata ->> 'bytes') AS bytes,
      min(made_at) AS oldest, max(made_at) AS newest
    ${CACHED} GROUP BY 1 ORDER BY 1`);
  const countBefore = database.prepare(`SELECT count(*) ${CACHED} AND made_at < ?`).pluck();
  const forget = database.prepare("INSERT INTO cache_floor (forgotten_before) VALUES (?)");

  return {
    byTool: () => byTool.all() as CacheRow[],
    forget: (before: string): number => {
      const forgotten = countBefore.get(before) as number;
      forget.run(before);
      return forgotten;
    },
  };
}
