/** Goes on with a run whose build has changed since: a new run, which takes from the old one what still holds. */
import type { JournalEvent } from "../../../contract/events.ts";
import type { JsonObject } from "../../../contract/json.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import { claimRun } from "../../lease/index.ts";
import { sinceOf } from "../../pin-times.ts";
import type { Bubblewrap } from "../../sandbox/index.ts";
import type { RunRow, Store } from "../../store/index.ts";
import { systemClock } from "../clock.ts";
import { createRun } from "../create-run.ts";
import type { Build } from "../read-build.ts";
import { expectNotAdapted } from "./expect-not-adapted.ts";
import { expectSame, type Resumed } from "./resume-run.ts";
import { withContexts } from "./lost-contexts.ts";
import { uncertainOf } from "./uncertain.ts";

export interface ContinueOptions {
  readonly store: Store;
  readonly workspace: Workspace;
  readonly build: Build;
  /** The old run. */
  readonly row: RunRow;
  /** None may differ from the old run's. */
  readonly params: JsonObject;
  readonly wall: Bubblewrap | undefined;
}

/** @throws OrchcError when another process executes the old run, an adapted plan has gone on with it, or a parameter is another */
export async function continueRun(options: ContinueOptions): Promise<Resumed> {
  const { store, row: old, params } = options;
  expectSame(old.id, old.params, params);
  await using claim = await claimRun(store, old.id);
  await expectNotAdapted(old, store);
  const { lease } = claim;
  const isOpen = old.status === "running" || old.status === "waiting";
  const ending = isOpen ? await endingOf(options) : [];
  if (ending.length > 0) await store.append(ending, { lasting: true, lease });
  const from = { from: old.id, since: sinceOf(old) };
  const row = await createRun({ ...options, ...from, pid: process.pid });
  return { row, claim: await claimRun(store, row.id), settled: [], waits: [], left: [] };
}

/** The old run was interrupted, and nobody goes on with it: its tasks are settled. */
async function endingOf({
  store,
  row,
  build,
  workspace,
}: ContinueOptions): Promise<JournalEvent[]> {
  const { id: run } = row;
  const rows = await store.tasks(run);
  const at = systemClock.now();
  const reason = "Its build has changed since, and it goes on as another run.";
  const { events } = await uncertainOf(run, build.manifest, rows, store);
  const failed = new Set(events.map(({ task }) => task));
  const open = rows.filter(
    ({ id, status }) => ["pending", "running", "waiting"].includes(status) && !failed.has(id),
  );
  const ms = Math.max(0, Date.parse(at) - Date.parse(row.startedAt));
  return [
    ...(await withContexts(events, { tools: build.manifest.tools, store, workspace })),
    ...open.map(({ id: task }) => ({ type: "task.cancelled", run, task, at, reason }) as const),
    { type: "run.finished", run, at, status: "cancelled", ms, error: reason },
  ];
}
