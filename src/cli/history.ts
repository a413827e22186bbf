/** The history of a workspace, opened only when it is there: reading commands make no database. */
import { existsSync } from "node:fs";
import { noDatabase, noSuchRun, OrchcError } from "../contract/diagnostics/index.ts";
import { isInterrupted, openHistory, type Store } from "../runtime/index.ts";
import type { Workspace } from "../workspace/index.ts";

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
  throw new OrchcError(noSuchRun({ run: written, candidates: matching.map(({ id }) => id) }));
}

/** A run whose process was killed says "running" for ever: nobody is left to say otherwise. */
export function shownStatus(run: RunRow): RunRow["status"] | "interrupted" {
  return isInterrupted(run) ? "interrupted" : run.status;
}
