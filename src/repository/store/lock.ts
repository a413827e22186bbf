/**
 * One process at a time writes an index. It holds SQLite's lock of a file beside it, which the system releases however
 * the process ends: nothing that a killed one leaves behind has to be judged.
 */
import Database from "better-sqlite3";
import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 50;

/**
 * @param waitMs how long somebody else may go on first
 * @param onWait called once when somebody else writes
 * @returns what releases it; nothing when the time is over
 */
export async function lockIndex(
  file: string,
  waitMs: number,
  onWait: () => void,
): Promise<(() => void) | undefined> {
  const end = performance.now() + waitMs;
  const database = new Database(`${file}.lock`, { timeout: 0 });
  for (let isFirst = true; ; isFirst = false) {
    try {
      database.exec("BEGIN EXCLUSIVE");
      return () => database.close();
    } catch (error) {
      const isBusy = error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
      if (!isBusy || performance.now() >= end) {
        database.close();
        if (isBusy) return undefined;
        throw error;
      }
    }
    if (isFirst) onWait();
    await sleep(POLL_MS);
  }
}
