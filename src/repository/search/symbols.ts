/** Declarations: those of a name, and those of a file. */
import type { Database } from "better-sqlite3";
import { conditionOf, type Filters } from "./filters.ts";

export interface SymbolPlace {
  /** `path:from-to`. */
  readonly citation: string;
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly kind: string;
  readonly name: string;
  readonly qualified: string;
  /** How many declarations it stands within. */
  readonly depth: number;
}

const COLUMNS = `f.path || ':' || s.from_line || '-' || s.to_line AS citation, f.path, s.from_line AS "from",
  s.to_line AS "to", s.kind, s.name, s.qualified, s.depth`;

/** The very name, qualified or not, before those that begin with it; without regard to case. */
export function findSymbols(
  database: Database,
  name: string,
  { path, type, limit }: Omit<Filters, "symbol"> & { readonly limit: number },
): SymbolPlace[] {
  const { sql, values } = conditionOf({ path, type });
  return database
    .prepare<unknown[], SymbolPlace>(
      `SELECT ${COLUMNS} FROM symbols s JOIN files f ON f.id = s.file
       WHERE (s.name >= @name AND s.name < @name || char(0x10ffff)
         OR s.qualified >= @name AND s.qualified < @name || char(0x10ffff))${sql}
       ORDER BY s.name <> @name AND s.qualified <> @name, s.depth, f.path, s.from_line LIMIT @limit`,
    )
    .all(...values, { name, limit });
}

/** @returns nothing where the index does not have the file */
export function outlineOf(database: Database, path: string): SymbolPlace[] | undefined {
  const file = database
    .prepare<[string], number>("SELECT id FROM files WHERE path = ? AND left_out IS NULL")
    .pluck()
    .get(path);
  if (file === undefined) return undefined;
  return database
    .prepare<[number], SymbolPlace>(
      `SELECT ${COLUMNS} FROM symbols s JOIN files f ON f.id = s.file WHERE s.file = ? ORDER BY s.from_line, s.depth`,
    )
    .all(file);
}

/** Paths with this name at their end, or that have it in them, for what was meant. */
export function pathsLike(database: Database, path: string): string[] {
  return database
    .prepare<[string, string], string>(
      "SELECT path FROM files WHERE left_out IS NULL AND instr(lower(path), lower(?)) > 0 ORDER BY length(path), path LIMIT ?",
    )
    .pluck()
    .all(path.split("/").at(-1) ?? path, "5");
}
