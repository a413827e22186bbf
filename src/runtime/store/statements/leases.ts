import type { Database } from "better-sqlite3";

export interface LeaseRow {
  readonly number: number;
  /** Absent when nobody executes the run. */
  readonly owner?: string;
  readonly beats: number;
  /** Somebody asks the owner to end the run. */
  readonly isCancelled: boolean;
}

interface Row extends Pick<LeaseRow, "number" | "beats"> {
  readonly owner: string | null;
  readonly cancel: number;
}

/** Somebody who executes a run. */
export interface OwnerRow {
  readonly run: string;
  readonly owner: string;
  /** Of the last sign of life, by the owner's clock. */
  readonly beatAt: string;
}

export function leaseStatements(database: Database) {
  const byRun = database.prepare(
    "SELECT number, owner, beats, cancel FROM leases WHERE run_id = ?",
  );
  const owners = database.prepare(
    "SELECT run_id AS run, owner, beat_at AS beatAt FROM leases WHERE owner IS NOT NULL",
  );
  // The number that was read is the lock: of two processes that take the same lease, one finds no row.
  const take = database.prepare(`
    INSERT INTO leases (run_id, number, owner, beats, beat_at) VALUES (@run, @number, @owner, 0, @at)
    ON CONFLICT (run_id) DO UPDATE SET number = @number, owner = @owner, beats = 0, beat_at = @at, cancel = 0
    WHERE number = @number - 1`);
  const beat = database.prepare(`
    UPDATE leases SET beats = beats + 1, beat_at = @at WHERE run_id = @run AND number = @number AND owner IS NOT NULL`);
  const cancel = database.prepare(`
    UPDATE leases SET cancel = 1 WHERE run_id = @run AND number = @number AND owner IS NOT NULL`);
  const release = database.prepare(`
    UPDATE leases SET owner = NULL WHERE run_id = @run AND number = @number`);

  return {
    byRun: (run: string) => {
      const row = byRun.get(run) as Row | undefined;
      if (row === undefined) return undefined;
      const { number, beats, owner } = row;
      return { number, beats, isCancelled: row.cancel === 1, ...(owner !== null && { owner }) };
    },
    owners: () => owners.all() as OwnerRow[],
    take: (run: string, number: number, owner: string) =>
      take.run({ run, number, owner, at: now() }).changes === 1,
    beat: ({ run, number }: Lease) => beat.run({ run, number, at: now() }).changes === 1,
    cancel: ({ run, number }: Lease) => cancel.run({ run, number }).changes === 1,
    release: ({ run, number }: Lease) => void release.run({ run, number }),
  };
}

function now(): string {
  return new Date().toISOString();
}

/** The right to write what happens in a run, until another owner takes it. */
export interface Lease {
  readonly run: string;
  readonly number: number;
}
