/** Ends a run from another process: its owner is asked to, and where nobody owns it any more, it is settled here. */
import { setTimeout as sleep } from "node:timers/promises";
import {
  cancelNotHeard,
  noSuchRun,
  nothingToCancel,
  OrchcError,
  recordedElsewhere,
} from "../../contract/diagnostics/index.ts";
import type { JournalEvent } from "../../contract/events.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { isAlive } from "../is-alive.ts";
import { claimRun, isExecuted, watchOwner } from "../lease/index.ts";
import { openStore, type RunRow, type Store } from "../store/index.ts";
import { systemClock } from "./clock.ts";
import { readBuild } from "./read-build.ts";
import { withContexts } from "./resume/lost-contexts.ts";
import { uncertainOf } from "./resume/uncertain.ts";

/** An owner looks twice a second, gives tools two seconds to end, and may wait for a disk. */
const WAIT_MS = 60_000;

/** Milliseconds between two looks at whether it has ended. */
const LOOK_MS = 100;

/**
 * Every task and the run are settled when it resolves; what the run has become then may be another end than
 * `cancelled`, when that came first.
 *
 * @param waitMs how long to wait for the owner; default 60 seconds
 * @throws OrchcError when the run has ended already, or its owner does not end it
 */
export async function cancelRun(
  id: string,
  workspace: Workspace,
  waitMs = WAIT_MS,
): Promise<RunRow> {
  const store = await openStore(workspace.paths.database);
  try {
    const row = await rowOf(store, id);
    if (!isOpen(row)) throw new OrchcError(nothingToCancel({ run: id, status: row.status }));
    const isOwned = row.owner !== undefined || isExecuted(row);
    const left = isOwned ? await askOwner(store, row, waitMs) : row;
    if (isOpen(left)) await settle(store, left, workspace);
    return await rowOf(store, id);
  } finally {
    await store.close();
  }
}

/** One that waits is executed by nobody, and has not come to an end. */
function isOpen({ status }: RunRow): boolean {
  return status === "running" || status === "waiting";
}

async function rowOf(store: Store, run: string): Promise<RunRow> {
  const row = await store.run(run);
  if (row === undefined) throw new OrchcError(noSuchRun({ run, candidates: [] }));
  return row;
}

/** @returns the run once it has ended, or has lost its owner */
async function askOwner(store: Store, { id: run, pid }: RunRow, waitMs: number): Promise<RunRow> {
  const until = performance.now() + waitMs;
  const { number } = (await store.lease(run)) ?? {};
  if (number !== undefined) await store.askToCancel({ run, number });
  const isHeld = watchOwner(store, run);
  for (;;) {
    const row = await rowOf(store, run);
    if (!isOpen(row)) return row;
    if (!(number === undefined ? isExecuted(row) : await isHeld())) return row;
    if (number === undefined || performance.now() > until)
      throw new OrchcError(cancelNotHeard({ run, pid }));
    await sleep(LOOK_MS);
  }
}

/** Of what was running nobody knows more than of what a resumed run finds so. */
async function settle(store: Store, row: RunRow, workspace: Workspace): Promise<void> {
  const { id: run } = row;
  // Its owner was watched already.
  await using claim = await claimRun(store, run, 0);
  if (!isOpen(await rowOf(store, run))) return;
  const tasks = await store.tasks(run);
  await refuseWhileRunningAlone(store, run);
  const known = { tools: await toolsOf(row) };
  const { events: uncertain } = await uncertainOf(run, known, tasks, store);
  const told = new Set(uncertain.map(({ task }) => task));
  const at = systemClock.now();
  const events: JournalEvent[] = [
    ...(await withContexts(uncertain, { ...known, store, workspace })),
    ...tasks
      .filter(({ id, status }) => !told.has(id) && OPEN.has(status))
      .map(
        ({ id }) =>
          ({
            type: "task.cancelled",
            run,
            task: id,
            at,
            reason: "The run was cancelled.",
          }) as const,
      ),
    {
      type: "run.finished",
      run,
      at,
      status: "cancelled",
      ms: Math.max(0, Date.parse(at) - Date.parse(row.startedAt)),
    },
  ];
  await store.append(events, { lasting: true, lease: claim.lease });
}

const OPEN: ReadonlySet<string> = new Set(["pending", "running", "waiting"]);

/** Scripts that run alone own no run, and hear nobody. */
async function refuseWhileRunningAlone(store: Store, run: string): Promise<void> {
  const attempts = await store.attempts(run);
  const alive = attempts.find(({ status, pid }) => status === "running" && isAlive(pid));
  if (alive !== undefined) throw new OrchcError(recordedElsewhere({ run, task: alive.task }));
}

/** None when the build is not the one of the run any more: then nothing is known of its tools. */
async function toolsOf({ folder, digest }: RunRow) {
  const build = await readBuild(folder).catch(() => undefined);
  return build?.manifest.digest === digest ? (build?.manifest.tools ?? []) : [];
}
