/** A run of the store, ready to be conducted. */
import type { RunEvent } from "../../contract/events.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { RunRow, Store } from "../store/index.ts";
import type { Bubblewrap } from "../sandbox/index.ts";
import { pinTimes, timesOf } from "../pin-times.ts";
import { systemClock } from "./clock.ts";
import { groupCommit } from "./group-commit.ts";
import { javascriptOf } from "./javascript.ts";
import type { Build } from "./read-build.ts";
import { recordsOf } from "./records.ts";
import type { RunContext } from "./run-context.ts";

export interface OpenRunOptions {
  readonly build: Build;
  readonly workspace: Workspace;
  readonly store: Store;
  readonly row: RunRow;
  readonly wall?: Bubblewrap | undefined;
  readonly emit: (event: RunEvent) => void;
}

/** @throws OrchcError when a module is not valid TypeScript */
export async function openRun(options: OpenRunOptions): Promise<RunContext> {
  const { workspace, store, row, emit, wall } = options;
  const { id: run, name, params, startedAt: at } = row;
  const times = timesOf(options.build.manifest, at);
  const build = { ...options.build, manifest: pinTimes(options.build.manifest, at) };
  const clock = systemClock;
  const javascript = await javascriptOf(build, workspace);
  const tasks = await store.tasks(run);
  emit({ type: "run.started", run, name, at, tasks: tasks.length });
  const readers = new Set(
    build.manifest.tools.filter(({ effect }) => effect === "read").map((tool) => tool.name),
  );
  const records = recordsOf({ run, tasks, readers, group: groupCommit(store), clock, emit });
  return { run, build, workspace, params, times, javascript, wall, store, records, clock, emit };
}
