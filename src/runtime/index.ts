/** `exec`: from a build to an answer. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { RunEvent } from "../contract/events.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { systemClock } from "./host/clock.ts";
import { conductRun } from "./host/conduct-run.ts";
import { createRun } from "./host/create-run.ts";
import { groupCommit } from "./host/group-commit.ts";
import { javascriptOf } from "./host/javascript.ts";
import { paramsOf } from "./host/params.ts";
import { readBuild } from "./host/read-build.ts";
import { recordsOf } from "./host/records.ts";
import { openStore } from "./store/index.ts";

export interface ExecOptions {
  /** The build: `generated/<name>`. */
  readonly folder: string;
  readonly workspace: Workspace;
  /** By name; text is read by the type of the parameter. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** Scripts side by side. Default: as configured, else the number of processors. */
  readonly maxParallel?: number;
  /** The id of the run. Default: a new one. */
  readonly run?: string;
  /** Cancels the run. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
}

export async function exec(options: ExecOptions) {
  const { folder, workspace, signal, run: id, onEvent = () => {} } = options;
  const { config, paths } = workspace;
  const build = await readBuild(folder);
  const { manifest } = build;
  const params = paramsOf(manifest.params, options.params ?? {});
  const sources = await javascriptOf(build.files.values(), join(paths.state, "cache"));
  const store = await openStore(paths.database);
  try {
    const clock = systemClock;
    const at = clock.now();
    const { pid } = process;
    const run = await createRun({
      store,
      workspace,
      folder,
      manifest,
      params,
      id,
      at,
      pid,
      confined: true,
    });
    const tasks = await store.tasks(run);
    const records = recordsOf({ run, tasks, group: groupCommit(store), clock, emit: onEvent });
    const context = {
      run,
      build,
      workspace,
      params,
      sources,
      store,
      records,
      clock,
      emit: onEvent,
    };
    const maxParallel = options.maxParallel ?? config.limits.maxParallel ?? availableParallelism();
    const status = await conductRun(context, { maxParallel, signal });
    return { run, status, tasks: await store.tasks(run) };
  } finally {
    store.close();
  }
}
