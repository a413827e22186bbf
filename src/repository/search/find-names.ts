/** The chunks that declare a name of the question, as it was written: a rare name may have poor words around it. */
import type { Database } from "better-sqlite3";
import type { Question } from "../words/read-question.ts";
import { CANDIDATE_COLUMNS, type Candidate } from "./candidate.ts";
import type { Condition } from "./filters.ts";

/** More names are a text. */
const MOST_NAMES = 8;

export function findNames(
  database: Database,
  { names, terms }: Question,
  { sql, values }: Condition,
  limit: number,
): Candidate[] {
  // A question of one word asks for it as a name too.
  const asked = names.length === 0 && terms.length === 1 ? terms.map(({ word }) => word) : names;
  const find = database.prepare<unknown[], Candidate>(
    `SELECT ${CANDIDATE_COLUMNS}, 0 AS words
     FROM symbols s JOIN chunks c ON c.file = s.file AND s.from_line BETWEEN c.from_line AND c.to_line
     JOIN files f ON f.id = c.file
     WHERE s.name = ?${sql} ORDER BY s.depth, f.path, c.from_line LIMIT ?`,
  );
  return [...new Set(asked)]
    .slice(0, MOST_NAMES)
    .flatMap((name) => find.all(name, ...values, limit));
}
