import type { Database } from "better-sqlite3";
import { present } from "./rows.ts";

/** What is known of a pattern beside the runs in the journal. */
export interface PatternRow {
  readonly id: string;
  /** JSON of one that was imported. */
  readonly content?: string;
  /** ISO 8601, as all times. */
  readonly importedAt?: string;
  /** Runs that began before do not count. */
  readonly forgottenAt?: string;
}

export function patternStatements(database: Database) {
  const all = database.prepare(`
    SELECT id, content, imported_at AS importedAt, forgotten_at AS forgottenAt
    FROM plan_patterns ORDER BY id`);
  const add = database.prepare(`
    INSERT INTO plan_patterns (id, content, imported_at) VALUES (@id, @content, @at)
    ON CONFLICT (id) DO UPDATE SET content = @content, imported_at = @at`);
  const forget = database.prepare(`
    INSERT INTO plan_patterns (id, forgotten_at) VALUES (@id, @at)
    ON CONFLICT (id) DO UPDATE SET content = NULL, imported_at = NULL, forgotten_at = @at`);

  return {
    all: () => all.all().map((row) => present(row as object) as PatternRow),
    add: (id: string, content: string, at: string) => void add.run({ id, content, at }),
    forget: (id: string, at: string) => void forget.run({ id, at }),
  };
}
