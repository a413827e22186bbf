import { existsSync } from "node:fs";
import { defineCommand, type Outcome } from "../command.ts";
import { shownStatus, withHistory, type RunRow } from "../history.ts";
import { duration, localTime } from "../render/amounts.ts";
import { renderTable, type Column } from "../render/table.ts";
import { runColour } from "../render/marks.ts";
import type { Colors } from "../colors.ts";

/** A screenful. */
const DEFAULT_LIMIT = 20;

export const command = defineCommand({
  flags: {
    limit: {
      type: "number",
      requiresArg: true,
      default: DEFAULT_LIMIT,
      describe: "number of runs, newest first",
    },
  },
  examples: [["orchc runs --limit 5", "the last five"]],
  async run({ limit }, session): Promise<Outcome> {
    const workspace = await session.workspace();
    if (!existsSync(workspace.paths.database)) {
      return { text: "Nothing has been run here yet.", json: { runs: [] } };
    }
    const runs = await withHistory(workspace, (store) => store.runs({ limit }));
    return { text: renderTable(runs, columns(session.out.colors), session.out), json: { runs } };
  },
});

function columns(colors: Colors): Column<RunRow>[] {
  return [
    { title: "run", cell: ({ id }) => id },
    {
      title: "status",
      cell: shownStatus,
      paint: (text, run) => runColour(shownStatus(run), colors)(text),
    },
    { title: "started", cell: ({ startedAt }) => localTime(startedAt) },
    { title: "took", cell: tookOf, align: "right" },
    { title: "build", cell: ({ name }) => name },
    { title: "query", cell: ({ query }) => query, flexible: true },
  ];
}

function tookOf({ startedAt, completedAt }: RunRow): string {
  return completedAt === undefined ? "" : duration(Date.parse(completedAt) - Date.parse(startedAt));
}
