import type { Database } from "better-sqlite3";
import type { JournalEvent, Recorded } from "../../../contract/events.ts";

/** Events in memory at a time. */
const PAGE = 1000;

export function eventStatements(database: Database) {
  const insert = database.prepare(`
    INSERT INTO events (run_id, seq, at, type, data)
    SELECT @run, coalesce(max(seq), 0) + 1, @at, @type, @data FROM events WHERE run_id = @run
    RETURNING id, seq`);
  const after = database.prepare(`
    SELECT run_id AS run, seq, at, type, data FROM events
    WHERE run_id = @run AND seq > @after ORDER BY seq LIMIT @limit`);
  const all = database.prepare(`
    SELECT id, run_id AS run, seq, at, type, data FROM events
    WHERE id > ? ORDER BY id LIMIT ${PAGE}`);

  return {
    append: ({ run, at, type, ...data }: JournalEvent) =>
      insert.get({ run, at, type, data: JSON.stringify(data) }) as Place,
    after: (run: string, seq: number, limit: number) => after.all({ run, after: seq, limit }).map(read), // prettier-ignore
    /** Of all runs, in the order in which they were appended. */
    *all(): Generator<{ readonly id: number; readonly event: Recorded }> {
      // SQLite writes nothing while it gives rows one by one.
      for (let last = 0; ;) {
        const page = all.all(last) as Place[];
        for (const row of page) yield { id: row.id, event: read(row) };
        if (page.length < PAGE) return;
        last = page.at(-1)?.id ?? last;
      }
    },
  };
}

/** Where an event stands: its id among all, and its number in its run. */
export interface Place {
  readonly id: number;
  readonly seq: number;
}

function read(row: unknown): Recorded {
  const { run, seq, at, type, data } = row as Readonly<Record<"run" | "at" | "type" | "data", string>> & { readonly seq: number }; // prettier-ignore
  return { run, seq, at, type, ...(JSON.parse(data) as object) } as Recorded;
}
