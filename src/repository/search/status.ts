/** What an index holds. */
import type { Database } from "better-sqlite3";
import { leftOutReasons, type LeftOut } from "../files/left-out.ts";
import { madeWith } from "../update/embed-chunks.ts";

export interface IndexStatus {
  readonly files: number;
  readonly chunks: number;
  readonly symbols: number;
  readonly lines: number;
  /** Files by language, most first. */
  readonly languages: readonly { readonly language: string; readonly files: number }[];
  /** What is listed and not in it, with the reason in words. */
  readonly leftOut: readonly { readonly path: string; readonly reason: string }[];
  /** Absent where nothing is embedded. */
  readonly vectors?: {
    readonly model: string;
    readonly dimension: number;
    readonly vectors: number;
  };
}

export function statusOf(database: Database): IndexStatus {
  const count = (sql: string): number => database.prepare<[], number>(sql).pluck().get() ?? 0;
  const made = madeWith(database);
  const leftOut = database
    .prepare<[], { path: string; reason: LeftOut }>(
      "SELECT path, left_out AS reason FROM files WHERE left_out IS NOT NULL ORDER BY path",
    )
    .all();
  return {
    files: count("SELECT count(*) FROM files WHERE left_out IS NULL"),
    chunks: count("SELECT count(*) FROM chunks"),
    symbols: count("SELECT count(*) FROM symbols"),
    lines: count("SELECT sum(lines) FROM files"),
    languages: database
      .prepare<[], { language: string; files: number }>(
        "SELECT language, count(*) AS files FROM files WHERE left_out IS NULL GROUP BY 1 ORDER BY 2 DESC, 1",
      )
      .all(),
    leftOut: leftOut.map(({ path, reason }) => ({ path, reason: leftOutReasons[reason] })),
    ...(made !== undefined && {
      vectors: { ...made, vectors: count("SELECT count(*) FROM embedded") },
    }),
  };
}
