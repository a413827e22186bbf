import type { Pattern } from "../../contract/pattern.ts";
import type { Outcome } from "../command.ts";
import { dollars, seconds } from "../render/amounts.ts";
import { renderTable, type Column } from "../render/table.ts";
import type { Session } from "../session.ts";
import type { PatternArguments } from "./arguments.ts";
import { readPatterns, type KnownPattern } from "./read-patterns.ts";

export async function list(_: PatternArguments, session: Session): Promise<Outcome> {
  const { workspace, catalog } = await session.project();
  const patterns = await readPatterns(workspace, await catalog());
  const text =
    patterns.length === 0
      ? "There are no patterns yet: a plan that has run well becomes one."
      : renderTable(patterns, COLUMNS, session.out);
  return { text, json: { patterns: patterns.map(patternJson) } };
}

/** For programs: the plan is in `generated/`, and no part of the pattern. */
export function patternJson({ plan, ...pattern }: KnownPattern) {
  return { ...pattern, isImported: plan === undefined };
}

const COLUMNS: readonly Column<KnownPattern>[] = [
  { title: "pattern", cell: ({ name }) => name, essential: true },
  { title: "id", cell: ({ id }) => id },
  { title: "tools", cell: (pattern) => toolsOf(pattern).join(", "), flexible: true },
  { title: "runs", cell: ({ runs }) => String(runs), align: "right" },
  {
    title: "well",
    cell: ({ runs, succeeded }) => `${Math.floor((succeeded / runs) * 100)}%`,
    align: "right",
    essential: true,
  },
  {
    title: "takes",
    cell: (one) => (one.seconds === undefined ? "" : seconds(one.seconds)),
    align: "right",
  },
  { title: "costs", cell: ({ usd }) => dollars(usd), align: "right" },
  { title: "from", cell: ({ plan }) => (plan === undefined ? "imported" : "runs here") },
];

function toolsOf({ tasks }: Pattern): string[] {
  return [...new Set(tasks.map(({ kind, tool = kind }) => tool))];
}
