/** Brings a run into being: its rows in the store, and its folder on the bus. */
import { OrchcError, runExists, runIdMalformed } from "../../contract/diagnostics/index.ts";
import type { RunFacts } from "../../contract/events.ts";
import type { JsonObject } from "../../contract/json.ts";
import { orchcVersion } from "../../contract/package-root.ts";
import { fillPlaceholders } from "../../contract/placeholders.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { busOf } from "../bus/index.ts";
import { describeSandbox, type Bubblewrap } from "../sandbox/index.ts";
import { EventRefused, type RunRow, type Store } from "../store/index.ts";
import { systemClock } from "./clock.ts";
import type { Build } from "./read-build.ts";
import { rowsOf } from "./regions/rows.ts";
import { newRunId } from "./run-id.ts";

export interface NewRunOptions {
  readonly store: Store;
  readonly workspace: Workspace;
  readonly build: Build;
  readonly params: JsonObject;
  /** Default: a new one, that sorts by time. */
  readonly id?: string | undefined;
  /** The process that executes the whole run, its scripts confined; absent when they run alone. */
  readonly pid?: number;
  /** The run that it goes on from, and what its relative times count from. */
  readonly from?: string;
  readonly since?: string;
  readonly wall?: Bubblewrap | undefined;
}

/** @throws OrchcError when the id is taken, or cannot be one */
export async function createRun(options: NewRunOptions): Promise<RunRow> {
  const { store, workspace, build, params, pid, wall, from, since } = options;
  const { folder, manifest } = build;
  const at = systemClock.now();
  const id = options.id ?? newRunId(at);
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(id)) {
    throw new OrchcError(runIdMalformed({ run: id }));
  }
  const facts: RunFacts = {
    name: manifest.name,
    plan: manifest.plan,
    digest: manifest.digest,
    params,
    query: fillPlaceholders(manifest.source.query, params),
    orchc: orchcVersion(),
    node: process.version,
    sandbox: pid === undefined ? "none: its scripts run alone" : describeSandbox(wall).summary,
    folder,
    ...(pid !== undefined && { pid }),
    ...(from !== undefined && { from }),
    ...(since !== undefined && { since }),
  };
  await store
    .append([
      { type: "run.started", run: id, at, facts, tasks: rowsOf(manifest, params) },
      ...(manifest.adapted === undefined
        ? []
        : [{ type: "run.adapted", run: id, at, adapted: manifest.adapted } as const]),
    ])
    .catch((error: unknown) => {
      throw error instanceof EventRefused ? new OrchcError(runExists({ run: id })) : error;
    });
  await busOf(workspace).create(id);
  return { ...facts, id, startedAt: at, status: "running" };
}
