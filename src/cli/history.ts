/** The history of a workspace, opened only when it is there: reading commands make no database. */
import { existsSync } from "node:fs";
import { noDatabase, noSuchRun, OrchcError } from "../contract/diagnostics/index.ts";
import { nearestName } from "../contract/nearest.ts";
import { isInterrupted, openHistory, type Store } from "../runtime/index.ts";
import type { Workspace } from "../workspace/index.ts";
import type { Session } from "./session.ts";

export type RunRow = Awaited<ReturnType<Store["runs"]>>[number];
export type TaskRow = Awaited<ReturnType<Store["tasks"]>>[number];

/** The database. Throws an OrchcError when nothing has been run yet. */
export function historyOf({ database }: Workspace["paths"]): string {
  if (!existsSync(database)) throw new OrchcError(noDatabase({ file: database }));
  return database;
}

/** Throws an OrchcError when nothing has been run yet. */
export async function withHistory<T>(
  { paths }: Workspace,
  read: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openHistory(historyOf(paths));
  try {
    return await read(store);
  } finally {
    await store.close();
  }
}

/** More runs than this are not searched for the beginning of an id. */
const MOST_RUNS = 10_000;

/** @param written an id, the beginning of one, or `last`. Throws an OrchcError unless it is exactly one run. */
export async function runNamed(store: Store, written: string): Promise<RunRow> {
  const exact = await store.run(written);
  if (exact !== undefined) return exact;
  const runs = await store.runs({ limit: written === "last" ? 1 : MOST_RUNS });
  const matching = written === "last" ? runs : runs.filter(({ id }) => id.startsWith(written));
  const [only] = matching;
  if (only !== undefined && matching.length === 1) return only;
  const candidates = matching.map(({ id }) => id);
  const nearest = nearestName(
    written,
    runs.map(({ id }) => id),
  );
  throw new OrchcError(
    noSuchRun({ run: written, candidates, ...(candidates.length === 0 && { nearest }) }),
  );
}

/** For completion. */
export async function listRuns(session: Session): Promise<string[]> {
  const runs = await withHistory(await session.workspace(), (store) => store.runs());
  return ["last", ...runs.map(({ id }) => id)];
}

export type ShownStatus = RunRow["status"] | "interrupted";

/** A run whose process was killed says "running" for ever: nobody is left to say otherwise. */
export function shownStatus(run: RunRow): ShownStatus {
  return isInterrupted(run) ? "interrupted" : run.status;
}

/**
 * The command that goes on with a run; `undefined` when nothing of it is left, or it still runs.
 *
 * @param enough a budget that has room for what was left out for another
 */
export function commandToContinue(
  run: string,
  name: string,
  status: ShownStatus,
  enough?: readonly string[],
): string | undefined {
  if (enough !== undefined)
    return `orchc exec ${name} --resume ${run} --budget ${enough.join(",")}`;
  switch (status) {
    case "interrupted":
    case "cancelled":
    case "waiting":
      return `orchc exec ${name} --resume ${run}`;
    case "failed":
      return `orchc retry ${run}`;
    case "running":
    case "success":
      return undefined;
  }
}

/** A run as it is shown to people and programs. */
export type ShownRun = Omit<RunRow, "status"> & {
  readonly status: ShownStatus;
  readonly continue?: string;
};

export function shownRun(row: RunRow): ShownRun {
  const status = shownStatus(row);
  const command = commandToContinue(row.id, row.name, status);
  return { ...row, status, ...(command !== undefined && { continue: command }) };
}
