/** How long tools took lately in this workspace: shown beside estimates, and never written into a plan. */
import { existsSync } from "node:fs";
import { readToolStatistics } from "../runtime/index.ts";
import type { Workspace } from "../workspace/index.ts";
import { withHistory } from "./history.ts";

/** Milliseconds by the full name of the tool, of those that have run often enough; none when there is no history. */
export async function learnedTimes(workspace: Workspace): Promise<ReadonlyMap<string, number>> {
  if (!existsSync(workspace.paths.database)) return new Map();
  // What a person asked for is something else: a history that is damaged is told by the commands that are about it.
  const statistics = await withHistory(workspace, readToolStatistics).catch(() => []);
  return new Map(
    statistics.flatMap(({ tool, latelyMs }) =>
      latelyMs === undefined ? [] : [[tool, latelyMs] as const],
    ),
  );
}
