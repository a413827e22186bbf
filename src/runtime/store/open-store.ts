/** The store on SQLite. */
import Database from "better-sqlite3";
import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { JournalEvent, Recorded } from "../../contract/events.ts";
import { faultPoint } from "../fault-point.ts";
import { applyEvent, prepareStatements, type Statements } from "./apply-event.ts";
import { openCopy } from "./open-copy.ts";
import { isAboutWriting, storeError } from "./store-error.ts";
import { migrate, refuseNewer } from "./migrations/index.ts";
import { rebuildRows } from "./rebuild.ts";
import { removeRows } from "./remove-run.ts";
import type { Lease } from "./statements/leases.ts";
import { LeaseLost, type AppendOptions, type Store } from "./store.ts";

/**
 * Milliseconds that a transaction waits for another process's. Eight writers at once were measured to
 * wait up to one second for each other; ten leaves room for slow disks.
 */
const BUSY_TIMEOUT_MS = 10_000;

/** Events that `events()` gives when no limit is asked for. */
const DEFAULT_EVENTS = 1000;

/** Newest outputs that `outputsOf()` gives when no limit is asked for. */
const DEFAULT_OUTPUTS = 100;

/** Newest runs that `runs()` gives when no limit is asked for. */
const DEFAULT_RUNS = 100;

/**
 * Opens the database, and makes or migrates it when needed.
 *
 * @param options `busyTimeoutMs`: how long to wait for a lock of another process; default 10 seconds
 * @throws OrchcError when it is corrupt, newer than this orchc, locked, or cannot be written.
 */
export async function openStore(
  file: string,
  { busyTimeoutMs = BUSY_TIMEOUT_MS }: { readonly busyTimeoutMs?: number } = {},
): Promise<Store> {
  try {
    await mkdir(dirname(file), { recursive: true });
    return storeOn(
      await openDatabase(file, busyTimeoutMs),
      file,
      await fileIdOf(file),
      busyTimeoutMs,
    );
  } catch (error) {
    throw storeError(error, file);
  }
}

/**
 * Opens a database that is there, for reading: in place where that can be, else from a copy in memory.
 *
 * @throws OrchcError when it is corrupt, newer than this orchc, locked, or cannot be read.
 */
export async function openHistory(file: string): Promise<Store> {
  try {
    return await openStore(file);
  } catch (error) {
    if (!isAboutWriting(error)) throw error;
    try {
      return storeOn(await openCopy(file), file, await fileIdOf(file));
    } catch (second) {
      throw storeError(second, file);
    }
  }
}

function storeOn(
  database: Database.Database,
  file: string,
  opened: string | undefined,
  busyTimeoutMs = BUSY_TIMEOUT_MS,
): Store {
  const statements = prepareStatements(database);
  const {
    events,
    leases,
    runs,
    tasks,
    attempts,
    outputs,
    artifacts,
    gates,
    findings,
    cache,
    templates,
    patterns,
  } = statements;
  const synchronise = synchroniserOf(database);
  const append = database.transaction(appendTo);
  const rebuild = database.transaction(() => rebuildRows(database, statements));
  const remove = database.transaction((lease: Lease): boolean => {
    expectHeld(statements, lease);
    const isThere = runs.byId(lease.run) !== undefined;
    removeRows(database, lease);
    return isThere;
  });
  const writing = async <Result>(write: () => Result): Promise<Result> => {
    try {
      return write();
    } catch (error) {
      throw storeError(error, file);
    }
  };

  return {
    append: async (made, options = {}) =>
      writing(() => {
        synchronise(options);
        faultPoint("commit.before");
        const recorded = append.immediate(statements, made, options);
        faultPoint("commit.after");
        return recorded;
      }),
    events: async (run, { after = 0, limit = DEFAULT_EVENTS } = {}) =>
      events.after(run, after, limit),
    rebuild: async () => writing(() => rebuild.immediate()),
    lease: async (run) => leases.byRun(run),
    owners: async () => leases.owners(),
    takeLease: async (run, after, owner) =>
      writing(() => (leases.take(run, after + 1, owner) ? { run, number: after + 1 } : undefined)),
    beat: async (lease) =>
      writing(() => {
        database.pragma("busy_timeout = 0");
        try {
          return leases.beat(lease);
        } finally {
          database.pragma(`busy_timeout = ${busyTimeoutMs}`);
        }
      }),
    askToCancel: async (lease) => writing(() => leases.cancel(lease)),
    releaseLease: async (lease) => writing(() => leases.release(lease)),
    remove: async (lease) => writing(() => remove.immediate(lease)),
    compact: async () =>
      writing(() => {
        try {
          database.exec("VACUUM");
        } catch (error) {
          if (!isBusy(error)) throw error;
        }
      }),
    run: async (id) => runs.byId(id),
    runs: async ({ limit = DEFAULT_RUNS, ...of } = {}) => runs.newest(limit, of),
    tasks: async (run) => tasks.all(run),
    task: async (run, task) => tasks.byId(run, task),
    attempts: async (run) => attempts.all(run),
    output: async (run, task) => outputs.byTask(run, task),
    cached: async () => cache.byTool(),
    forget: async (before) => writing(() => cache.forget(before)),
    templates: async () => templates.all(),
    addTemplate: async (row) => writing(() => templates.add(row)),
    removeTemplate: async (name, version) => writing(() => templates.remove(name, version)),
    patterns: async () => patterns.all(),
    addPattern: async (id, content, at) => writing(() => patterns.add(id, content, at)),
    forgetPattern: async (id, at) => writing(() => patterns.forget(id, at)),
    outputsOf: async (identity, { run, limit = DEFAULT_OUTPUTS } = {}) =>
      outputs.byIdentity(identity, run, limit),
    gates: async (run) => gates.all(run),
    verifications: async (run) => findings.ofRun(run),
    checkedBefore: async (run, { check, command }) => findings.runBefore(run, { check, command }),
    openDecisions: async (run) => gates.open(run),
    artifacts: async (run) => artifacts.all(run),
    async *settled() {
      yield* tasks.settled();
    },
    async *outputs(run) {
      yield* outputs.ofRun(run);
    },
    isInPlace: async () => (await fileIdOf(file)) === opened,
    close: async () => void database.close(),
  };
}

function appendTo(
  statements: Statements,
  made: readonly JournalEvent[],
  { lease }: AppendOptions,
): Recorded[] {
  const nextOf = statements.events.numbers();
  const recorded = made.map((event) => {
    const seq = nextOf(event.run);
    const id = statements.events.append(event, seq);
    applyEvent(statements, event, id);
    return { ...event, seq };
  });
  if (lease !== undefined) expectHeld(statements, lease);
  faultPoint("commit.inside");
  return recorded;
}

function expectHeld({ leases }: Statements, lease: Lease): void {
  if (leases.byRun(lease.run)?.number !== lease.number) throw new LeaseLost(lease);
}

/**
 * In WAL mode NORMAL survives a killed process, and FULL also a power cut, for 0.16 ms (on a busy disk above 1 ms)
 * instead of 0.02 ms a commit (measured).
 */
function synchroniserOf(database: Database.Database): (options: AppendOptions) => void {
  let before: string | undefined;
  return ({ lasting = false }) => {
    const level = lasting ? "FULL" : "NORMAL";
    if (level !== before) database.pragma(`synchronous = ${level}`);
    before = level;
  };
}

async function openDatabase(file: string, timeout: number): Promise<Database.Database> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const database = new Database(file, { timeout });
    try {
      refuseNewer(database);
      // Two processes that make the same database meet here, and SQLite does not wait for this lock.
      database.pragma("journal_mode = WAL");
      // 16 MiB of the log before it is copied into the database: each time the disk is waited for, and by the default
      // of 4 that was a fifth of the time of 10,000 items.
      database.pragma("wal_autocheckpoint = 4000");
      database.pragma("foreign_keys = ON");
      migrate(database);
      return database;
    } catch (error) {
      database.close();
      if (!isBusy(error) || performance.now() > deadline) throw error;
      await sleep(20);
    }
  }
}

/** Which file stands at a path; another one that takes its place has another. */
async function fileIdOf(file: string): Promise<string | undefined> {
  const found = await stat(file, { bigint: true }).catch(() => undefined);
  return found && `${found.dev}:${found.ino}`;
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
}
