import { existsSync } from "node:fs";
import prettyBytes from "pretty-bytes";
import { removeLeftovers } from "../../runtime/index.ts";
import type { Workspace } from "../../workspace/index.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { shownStatus, withHistory, type RunRow } from "../history.ts";
import { count, duration, localTime } from "../render/amounts.ts";
import { renderTable, type Column } from "../render/table.ts";
import { runColour } from "../render/marks.ts";
import type { Colors } from "../colors.ts";

/** A screenful. */
const DEFAULT_LIMIT = 20;

export const command = defineCommand({
  positionals: {
    action: {
      type: "string",
      choices: ["prune"] as const,
      describe: "prune removes files that killed runs left behind; histories and outputs stay",
    },
  },
  flags: {
    limit: {
      type: "number",
      requiresArg: true,
      default: DEFAULT_LIMIT,
      describe: "number of runs, newest first",
    },
  },
  examples: [
    ["orchc runs --limit 5", "the last five"],
    ["orchc runs prune", "free the space that killed runs still take"],
  ],
  complete: async () => ["prune"],
  async run({ action, limit }, session): Promise<Outcome> {
    const workspace = await session.workspace();
    if (action === "prune") return prune(workspace);
    if (!existsSync(workspace.paths.database)) {
      return { text: "Nothing has been run here yet.", json: { runs: [] } };
    }
    const runs = await withHistory(workspace, (store) => store.runs({ limit }));
    return { text: renderTable(runs, columns(session.out.colors), session.out), json: { runs } };
  },
});

async function prune({ paths }: Workspace): Promise<Outcome> {
  const removed = await removeLeftovers(paths.bus, { foreign: true });
  const bytes = removed.reduce((sum, leftover) => sum + leftover.bytes, 0);
  const runs = removed.flatMap((leftover) => leftover.runs);
  const text =
    removed.length === 0
      ? "No killed run has left anything behind."
      : `Removed ${prettyBytes(bytes)} of ${count(runs.length, "killed run")}: ${runs.join(", ")}`;
  return { text, json: { runs, bytes } };
}

function columns(colors: Colors): Column<RunRow>[] {
  return [
    { title: "run", cell: ({ id }) => id },
    {
      title: "status",
      cell: shownStatus,
      essential: true,
      paint: (text, run) => runColour(shownStatus(run), colors)(text),
    },
    { title: "started", cell: ({ startedAt }) => localTime(startedAt) },
    { title: "took", cell: tookOf, align: "right" },
    { title: "build", cell: ({ name }) => name, flexible: true },
    { title: "query", cell: ({ query }) => query, flexible: true },
  ];
}

function tookOf({ startedAt, completedAt }: RunRow): string {
  return completedAt === undefined ? "" : duration(Date.parse(completedAt) - Date.parse(startedAt));
}
