/** What a search is limited to, as a condition of SQL on `files f` and `chunks c`. */

export interface Filters {
  /** A folder or a file, or a pattern in which `*` stands for any characters: `src/model`, `*.test.ts`. */
  readonly path?: string | undefined;
  /** A language (`typescript`) or an ending (`ts`). */
  readonly type?: string | undefined;
  /** The name of what a passage declares, qualified or not, or a part of it. */
  readonly symbol?: string | undefined;
}

export interface Condition {
  /** Begins with ` AND `, or is empty. */
  readonly sql: string;
  readonly values: readonly string[];
}

export function conditionOf({ path, type, symbol }: Filters): Condition {
  const conditions: string[] = [];
  const values: string[] = [];
  const add = (sql: string, ...used: readonly string[]): void => {
    conditions.push(` AND ${sql}`);
    values.push(...used);
  };
  if (path !== undefined) {
    const plain = path.replace(/^\.\//, "").replace(/\/+$/, "");
    if (/[*?]/.test(plain)) {
      // `*` of SQLite crosses folders, so `**` says no more.
      const glob = plain.replaceAll("[", "[[]").replaceAll("**/", "*").replaceAll("**", "*");
      add("(f.path GLOB ? OR f.path GLOB ?)", glob, `*/${glob}`);
    } else if (plain !== "" && plain !== ".") {
      add("(f.path = ? OR (f.path >= ? AND f.path < ?))", plain, `${plain}/`, `${plain}0`);
    }
  }
  if (type !== undefined) {
    const plain = type.replace(/^\./, "").toLowerCase();
    add("(f.language = ? OR lower(f.path) GLOB ?)", plain, `*.${plain.replaceAll(/[*?[]/g, "")}`);
  }
  if (symbol !== undefined) {
    add(
      `EXISTS (SELECT 1 FROM symbols s WHERE s.file = c.file AND s.from_line <= c.to_line AND s.to_line >= c.from_line
        AND instr(lower(s.qualified), lower(?)) > 0)`,
      symbol,
    );
  }
  return { sql: conditions.join(""), values };
}
