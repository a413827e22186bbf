import { existsSync } from "node:fs";
import { defineCommand, type Outcome } from "../command.ts";
import { shownRun, withHistory, type ShownRun } from "../history.ts";
import { expectNone, prune } from "../prune.ts";
import { duration, localTime } from "../render/amounts.ts";
import { renderTable, type Column } from "../render/table.ts";
import { runColour } from "../render/marks.ts";
import { renderLabelled } from "../render/labelled.ts";
import type { Colors } from "../colors.ts";
import type { Style } from "../screen.ts";

/** A screenful. */
const DEFAULT_LIMIT = 20;

export const command = defineCommand({
  positionals: {
    action: {
      type: "string",
      choices: ["prune"] as const,
      describe:
        "prune removes files that interrupted runs left behind; with --older-than or --keep also runs, with their rows, outputs and results",
    },
  },
  flags: {
    limit: {
      type: "number",
      requiresArg: true,
      default: DEFAULT_LIMIT,
      describe: "number of runs, newest first",
    },
    "older-than": {
      type: "string",
      requiresArg: true,
      describe: "prune: runs that ended so long ago: 12h, 30d, 8w",
    },
    keep: {
      type: "number",
      requiresArg: true,
      describe: "prune: the newest so many runs stay, whatever their age",
    },
    "dry-run": { type: "boolean", describe: "prune: say which runs, and remove nothing" },
  },
  examples: [
    ["orchc runs --limit 5", "the last five"],
    ["orchc runs prune", "free the space that interrupted runs still take"],
    ["orchc runs prune --older-than 30d --keep 20", "and remove old runs, but not the last 20"],
  ],
  complete: async () => ["prune"],
  async run({ action, limit, ...pruning }, session): Promise<Outcome> {
    const workspace = await session.workspace();
    if (action === "prune") return prune(pruning, workspace, session);
    expectNone(pruning);
    if (!existsSync(workspace.paths.database)) {
      return { text: "Nothing has been run here yet.", json: { runs: [] } };
    }
    const rows = await withHistory(workspace, (store) => store.runs({ limit }));
    const runs = rows.map(shownRun);
    const footer = howToContinue(runs, session.err);
    return {
      text: renderTable(runs, columns(session.out.colors), session.out),
      ...(footer !== "" && { footer }),
      json: { runs },
    };
  },
});

/** More of them are a list that nobody reads; `--json` and `orchc show` have the command of each. */
const MOST_COMMANDS = 5;

/** What nobody executes any more, with the command that goes on with it. */
function howToContinue(runs: readonly ShownRun[], style: Style): string {
  const left = runs.filter(({ status }) => status === "interrupted");
  if (left.length === 0) return "";
  const shown = left.slice(0, MOST_COMMANDS);
  const more =
    left.length > shown.length ? [["", `and ${left.length - shown.length} more`] as const] : [];
  return renderLabelled(
    [...shown.map((run) => ["Continue", run.continue ?? ""] as const), ...more],
    style,
  );
}

function columns(colors: Colors): Column<ShownRun>[] {
  return [
    { title: "run", cell: ({ id }) => id },
    {
      title: "status",
      cell: ({ status }) => status,
      essential: true,
      paint: (text, { status }) => runColour(status, colors)(text),
    },
    { title: "started", cell: ({ startedAt }) => localTime(startedAt) },
    { title: "took", cell: tookOf, align: "right" },
    { title: "build", cell: ({ name }) => name, flexible: true },
    { title: "query", cell: ({ query }) => query, flexible: true },
  ];
}

function tookOf({ startedAt, completedAt }: ShownRun): string {
  return completedAt === undefined ? "" : duration(Date.parse(completedAt) - Date.parse(startedAt));
}
