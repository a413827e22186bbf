/** A new run, ready to be conducted. */
import { join } from "node:path";
import type { RunEvent } from "../../contract/events.ts";
import type { JsonObject } from "../../contract/json.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Store } from "../store/index.ts";
import { systemClock } from "./clock.ts";
import { createRun } from "./create-run.ts";
import { groupCommit } from "./group-commit.ts";
import { javascriptOf } from "./javascript.ts";
import type { Build } from "./read-build.ts";
import { recordsOf } from "./records.ts";
import type { RunContext } from "./run-context.ts";

export interface OpenRunOptions {
  readonly build: Build;
  readonly workspace: Workspace;
  readonly params: JsonObject;
  readonly store: Store;
  readonly emit: (event: RunEvent) => void;
  readonly id?: string | undefined;
}

/** @throws OrchcError when a module is not valid TypeScript, or the id cannot be used */
export async function openRun(options: OpenRunOptions): Promise<RunContext> {
  const { build, workspace, params, store, emit, id } = options;
  const { folder, manifest, files } = build;
  const clock = systemClock;
  const at = clock.now();
  const { pid } = process;
  const sources = await javascriptOf(files.values(), join(workspace.paths.state, "cache"));
  const run = await createRun({ store, workspace, folder, manifest, params, id, at, pid });
  const tasks = await store.tasks(run);
  emit({ type: "run.started", run, name: manifest.name, at, tasks: tasks.length });
  const records = recordsOf({ run, tasks, group: groupCommit(store), clock, emit });
  return { run, build, workspace, params, sources, store, records, clock, emit };
}
