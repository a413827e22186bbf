import type { Database } from "better-sqlite3";
import { load } from "sqlite-vec";

/** Makes sqlite-vec's tables known to a connection. Throws where it has no build for this system. */
export function loadVectors(database: Database): void {
  load(database);
}
