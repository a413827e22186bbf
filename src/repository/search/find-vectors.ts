/** The chunks whose vectors are nearest to that of a question. */
import type { Database } from "better-sqlite3";
import { CANDIDATE_COLUMNS, type Candidate } from "./candidate.ts";
import type { Condition } from "./filters.ts";

/** More are asked for where a filter takes some away. */
const WIDENED = 10;
/** sqlite-vec refuses a larger number. */
const MOST = 4096;

/** @param vector of length one, from the model that the index was made with */
export function findVectors(
  database: Database,
  vector: Float32Array,
  { sql, values }: Condition,
  limit: number,
): Candidate[] {
  const count = Math.min(MOST, sql === "" ? limit : limit * WIDENED);
  return database
    .prepare<unknown[], Candidate>(
      `WITH nearest AS (SELECT id, distance FROM vectors WHERE embedding MATCH ? AND k = ?)
       SELECT ${CANDIDATE_COLUMNS}, 0 AS words
       FROM nearest n JOIN embedded e ON e.id = n.id JOIN chunks c ON c.hash = e.hash JOIN files f ON f.id = c.file
       WHERE true${sql} ORDER BY n.distance, c.id LIMIT ?`,
    )
    .all(Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength), count, ...values, limit);
}
