/** `orchc runs prune`: what interrupted runs left behind, and old runs when it is said which. */
import { existsSync } from "node:fs";
import prettyBytes from "pretty-bytes";
import { OrchcError, wrongUsage } from "../contract/diagnostics/index.ts";
import { pruneRuns, busOf } from "../runtime/index.ts";
import type { Workspace } from "../workspace/index.ts";
import type { Outcome } from "./command.ts";
import { shownRun } from "./history.ts";
import { count, localTime } from "./render/amounts.ts";
import { renderTable } from "./render/table.ts";
import type { Session } from "./session.ts";

export interface PruneArguments {
  readonly olderThan?: string | undefined;
  readonly keep?: number | undefined;
  readonly dryRun?: boolean | undefined;
}

const usage = "orchc runs prune --older-than 30d --keep 20";

export async function prune(
  { olderThan, keep, dryRun = false }: PruneArguments,
  workspace: Workspace,
  { out }: Session,
): Promise<Outcome> {
  const olderThanMs = olderThan === undefined ? undefined : msOf(olderThan);
  const asksForRuns = olderThanMs !== undefined || keep !== undefined;
  if (dryRun && !asksForRuns) {
    const reason =
      "--dry-run says which runs would be removed: name them by --older-than or --keep.";
    throw new OrchcError(wrongUsage({ reason, usage: `${usage} --dry-run` }));
  }
  const left = dryRun ? [] : await busOf(workspace).removeLeftovers({ foreign: true });
  const leftovers = {
    runs: left.flatMap((leftover) => leftover.runs),
    bytes: left.reduce((sum, leftover) => sum + leftover.bytes, 0),
  };
  const text =
    left.length === 0
      ? "No interrupted run has left anything behind."
      : `Removed ${prettyBytes(leftovers.bytes)} of ${count(leftovers.runs.length, "interrupted run")}: ${leftovers.runs.join(", ")}`;
  if (!asksForRuns) return { text, json: leftovers };

  const pruned = existsSync(workspace.paths.database)
    ? await pruneRuns(workspace, {
        dryRun,
        ...(olderThanMs !== undefined && { olderThanMs }),
        ...(keep !== undefined && { keep }),
      })
    : { runs: [], bytes: 0 };
  const runs = pruned.runs.map(shownRun);
  const did = dryRun ? "Would remove" : "Removed";
  const size = `${count(runs.length, "run")} with ${prettyBytes(pruned.bytes)} of files`;
  const table = renderTable(
    runs,
    [
      { title: "run", cell: ({ id }) => id },
      { title: "status", cell: ({ status }) => status, essential: true },
      { title: "started", cell: ({ startedAt }) => localTime(startedAt) },
      { title: "build", cell: ({ name }) => name, flexible: true },
    ],
    out,
  );
  return {
    text: [
      ...(left.length === 0 ? [] : [text]),
      ...(runs.length === 0 ? ["No run is old enough."] : [table, `${did} ${size}.`]),
    ].join("\n"),
    json: { dryRun, removed: runs, bytes: pruned.bytes, leftovers },
  };
}

/** Of a listing, which removes nothing. */
export function expectNone({ olderThan, keep, dryRun }: PruneArguments): void {
  if (olderThan === undefined && keep === undefined && dryRun !== true) return;
  const reason = "--older-than, --keep and --dry-run are for prune.";
  throw new OrchcError(wrongUsage({ reason, usage }));
}

const UNITS: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400, w: 604_800 };

function msOf(age: string): number {
  const [, amount = "", unit = ""] = /^(\d{1,6})([mhdw])$/.exec(age) ?? [];
  const seconds = UNITS[unit];
  if (seconds !== undefined) return Number(amount) * seconds * 1000;
  const reason = `--older-than has to be a number with m, h, d or w behind it, such as 30d; it is ${JSON.stringify(age)}.`;
  throw new OrchcError(wrongUsage({ reason, usage }));
}
