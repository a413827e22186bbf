import type { Database } from "better-sqlite3";
import type { JournalEvent, Recorded } from "../../../contract/events.ts";

/** Events in memory at a time. */
const PAGE = 1000;

export function eventStatements(database: Database) {
  const insert = database.prepare(
    "INSERT INTO events (run_id, seq, at, type, data) VALUES (@run, @seq, @at, @type, @data)",
  );
  const lastSeq = database
    .prepare("SELECT coalesce(max(seq), 0) FROM events WHERE run_id = ?")
    .pluck();
  const after = database.prepare(`
    SELECT run_id AS run, seq, at, type, data FROM events
    WHERE run_id = @run AND seq > @after ORDER BY seq LIMIT @limit`);
  const page = database.prepare(`
    SELECT id, run_id AS run, seq, at, type, data FROM events
    WHERE run_id = @run AND seq > @after ORDER BY seq LIMIT ${PAGE}`);
  const runs = database
    .prepare("SELECT run_id FROM events GROUP BY run_id ORDER BY min(id)")
    .pluck();

  return {
    /** Numbers for the next events of each run: good for one transaction, in which nobody else writes. */
    numbers: () => {
      const lastOf = new Map<string, number>();
      return (run: string): number => {
        const seq = (lastOf.get(run) ?? (lastSeq.get(run) as number)) + 1;
        lastOf.set(run, seq);
        return seq;
      };
    },
    /** @returns its id among all events */
    append: ({ run, at, type, ...data }: JournalEvent, seq: number) =>
      Number(insert.run({ run, seq, at, type, data: JSON.stringify(data) }).lastInsertRowid),
    after: (run: string, seq: number, limit: number) =>
      after.all({ run, after: seq, limit }).map(readEvent),
    /** Runs that have a journal, in the order in which they began. */
    runs: () => runs.all() as string[],
    *ofRun(run: string): Generator<{ readonly id: number; readonly event: Recorded }> {
      // SQLite writes nothing while it gives rows one by one.
      for (let last = 0; ;) {
        const rows = page.all({ run, after: last }) as Place[];
        for (const row of rows) yield { id: row.id, event: readEvent(row) };
        if (rows.length < PAGE) return;
        last = rows.at(-1)?.seq ?? last;
      }
    },
  };
}

/** Where an event stands: its id among all, and its number in its run. */
interface Place {
  readonly id: number;
  readonly seq: number;
}

export function readEvent(row: unknown): Recorded {
  const { run, seq, at, type, data } = row as Readonly<
    Record<"run" | "at" | "type" | "data", string>
  > & { readonly seq: number };
  return { run, seq, at, type, ...(JSON.parse(data) as object) } as Recorded;
}
