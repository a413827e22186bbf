/** What a report is made of: inputs that several tools share, in the same words. */
import { z } from "zod";
import { chartSchema, passageSchema, tableSchema, ToolError } from "../../catalog/authoring.ts";

export const titleInput = z.string().min(1).describe("the title");
export const tablesInput = z.array(tableSchema).default([]).describe("tables to show");
export const chartsInput = z.array(chartSchema).default([]).describe("charts to show");
export const passagesInput = z
  .array(passageSchema)
  .default([])
  .describe("texts to show, in Markdown, each under its title");

/** @throws ToolError when all lists are empty. */
export function refuseNothing(...lists: readonly (readonly unknown[])[]): void {
  if (lists.some((list) => list.length > 0)) return;
  throw new ToolError("There is nothing to report: no table, no chart and no text.", {
    help: "Let an earlier task make some, and hand them in.",
  });
}

/** `1 chart, 2 tables and 3 texts`. */
export function contentsOf(counts: {
  readonly charts?: number;
  readonly tables: number;
  readonly passages: number;
}): string {
  const named = [
    [counts.charts ?? 0, "chart"],
    [counts.tables, "table"],
    [counts.passages, "text"],
  ] as const;
  const parts = named
    .filter(([count]) => count > 0)
    .map(([count, noun]) => `${count} ${noun}${count === 1 ? "" : "s"}`);
  return new Intl.ListFormat("en-GB").format(parts);
}
