import type { PatternTask } from "../../contract/pattern.ts";
import type { Outcome } from "../command.ts";
import { renderTable, type Column } from "../render/table.ts";
import type { Session } from "../session.ts";
import type { PatternArguments } from "./arguments.ts";
import { patternJson } from "./list.ts";
import { namedPattern } from "./named-pattern.ts";
import { readPatterns } from "./read-patterns.ts";
import { sayRuns } from "./say-runs.ts";

export async function show({ name }: PatternArguments, session: Session): Promise<Outcome> {
  const { workspace, catalog } = await session.project();
  const patterns = await readPatterns(workspace, await catalog(), { withArguments: true });
  const pattern = namedPattern(name, patterns);
  const where = pattern.plan === undefined ? "imported; where it comes from it" : "it";
  return {
    text: [
      `${session.out.colors.bold(pattern.name)}  ${pattern.id}  ${where} ${sayRuns(pattern)}`,
      pattern.words.join(" "),
      renderTable(pattern.tasks, COLUMNS, session.out),
    ].join("\n\n"),
    json: { pattern: patternJson(pattern) },
  };
}

const COLUMNS: readonly Column<PatternTask>[] = [
  { title: "task", cell: ({ id }) => id, essential: true },
  { title: "does", cell: ({ kind, tool = kind }) => tool, essential: true },
  { title: "needs", cell: ({ needs }) => needs.join(", ") },
  { title: "within", cell: ({ within = "" }) => within },
  {
    title: "arguments",
    cell: ({ args }) =>
      Object.entries(args)
        .map(([name, from]) => (from.length === 0 ? name : `${name} (${from.join(", ")})`))
        .join(", "),
    flexible: true,
  },
];
