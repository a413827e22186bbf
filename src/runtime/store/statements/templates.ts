import type { Database } from "better-sqlite3";

/** A version of a saved plan. */
export interface TemplateRow {
  readonly name: string;
  /** From 1. */
  readonly version: number;
  readonly format: "yaml" | "json";
  /** What its file says. */
  readonly content: string;
  /** ISO 8601. */
  readonly savedAt: string;
}

export function templateStatements(database: Database) {
  const all = database.prepare(`
    SELECT name, version, format, content, saved_at AS savedAt
    FROM plan_templates ORDER BY name, version`);
  const add = database.prepare(`
    INSERT INTO plan_templates (name, version, format, content, saved_at)
    VALUES (@name, @version, @format, @content, @savedAt) ON CONFLICT DO NOTHING`);
  const remove = database.prepare("DELETE FROM plan_templates WHERE name = ? AND version = ?");

  return {
    all: () => all.all() as TemplateRow[],
    add: (row: TemplateRow): boolean => add.run(row).changes > 0,
    remove: (name: string, version: number): boolean => remove.run(name, version).changes > 0,
  };
}
