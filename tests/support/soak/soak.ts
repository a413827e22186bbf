/** Runs plans of tasks that fail, hang, crash and behave, cancels some of them, and looks what is left. */
import { existsSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { exec } from "../../../src/runtime/index.ts";
import { mulberry32 } from "../mulberry32.ts";
import { rowsOf } from "../rows.ts";
import { testWorkspace, type TestWorkspace } from "../workspace.ts";
import { LEDGER } from "./kinds.ts";
import { leftoversOf, openFiles, processesOf } from "./leftovers-of.ts";
import { soakBuild, type SoakBuild } from "./soak-build.ts";

export interface SoakOptions {
  /** Of all runs together. */
  readonly tasks: number;
  readonly tasksPerRun: number;
  readonly seed: number;
  /** No run is begun after so many milliseconds. Default: no limit. */
  readonly limitMs?: number;
  readonly told?: (line: string) => void;
}

export interface Soaked {
  readonly runs: number;
  readonly cancelled: number;
  /** Tasks by what they ended as. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly attempts: number;
  /** Open files after the first run, and after the last. */
  readonly openFiles: readonly [number, number];
  /** What is not as it should be; empty when all is well. */
  readonly problems: readonly string[];
}

/** Files that may be open after one run and not after another: the loaded modules of Node's own keep some. */
const SPARE_FILES = 3;

/** One run in so many is cancelled, and every second of those gone on with. */
const CANCEL_EVERY = 4;

export async function soak(options: SoakOptions): Promise<Soaked> {
  const { tasks, tasksPerRun, seed, limitMs = Infinity, told = () => {} } = options;
  await using workspace = await testWorkspace({ limits: { maxParallel: 4 } });
  await mkdir(join(workspace.root, "out"));
  const random = mulberry32(seed);
  const started = performance.now();
  const problems: string[] = [];
  let [runs, done, cancelled, first] = [0, 0, 0, 0];
  while (done < tasks && performance.now() - started < limitMs) {
    runs += 1;
    const size = Math.min(tasksPerRun, tasks - done);
    const build = soakBuild(`soak${runs}`, size, random);
    const folder = await workspace.build(build);
    const isCancelled = runs % CANCEL_EVERY === 0;
    const cancelAfter = isCancelled ? Math.ceil(random() * size) : Infinity;
    const status = await execute(workspace, folder, { run: build.name ?? "" }, cancelAfter);
    if (status === "cancelled") cancelled += 1;
    if (status === "cancelled" && cancelled % 2 === 0)
      await execute(workspace, folder, { resume: build.name ?? "" }, Infinity);
    done += size;
    await settled(workspace.root);
    const found = [
      ...leftoversOf(workspace),
      ...outcomesOf(workspace, build),
      ...writesOf(workspace),
    ];
    problems.push(...found.map((problem) => `seed ${seed}, run ${runs}: ${problem}`));
    first ||= openFiles();
    told(
      `run ${runs}: ${status}, ${done} tasks, ${openFiles()} open files, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB, ${Math.round((performance.now() - started) / 1000)} s`,
    );
  }
  const last = openFiles();
  if (last > first + SPARE_FILES)
    problems.push(`${last} files are open, ${first} were after the first run`);
  const { database } = workspace.paths;
  const counts = rowsOf(
    database,
    "SELECT status, count(*) AS n FROM worker_runs GROUP BY status ORDER BY status",
  );
  const [attempts] = rowsOf(database, "SELECT count(*) AS n FROM attempts");
  return {
    runs,
    cancelled,
    statuses: Object.fromEntries(counts.map(({ status, n }) => [String(status), Number(n)])),
    attempts: Number(attempts?.["n"]),
    openFiles: [first, last],
    problems,
  };
}

/** @param cancelAfter starts of tasks after which the run is cancelled */
async function execute(
  workspace: TestWorkspace,
  folder: string,
  which: { readonly run: string } | { readonly resume: string },
  cancelAfter: number,
): Promise<string> {
  const cancellation = new AbortController();
  let starts = 0;
  const { status } = await exec({
    ...which,
    folder,
    workspace,
    validate: false,
    signal: cancellation.signal,
    onEvent: ({ type }) => {
      if (type === "task.started" && (starts += 1) === cancelAfter) cancellation.abort();
    },
  });
  return status;
}

/** What was killed takes a moment to be gone. */
async function settled(root: string): Promise<void> {
  const until = performance.now() + 5000;
  while (processesOf(root).length > 0 && performance.now() < until) await sleep(50);
}

/** Each task ends as its kind does, or was never run to its end. */
function outcomesOf({ paths }: TestWorkspace, { name = "", kindOf }: SoakBuild): string[] {
  const rows = rowsOf(
    paths.database,
    `SELECT task_id, status, error FROM worker_runs WHERE run_id = '${name}'`,
  );
  const problems = rows.flatMap(({ task_id: task, status, error }) => {
    const { ends, name: kind } = kindOf.get(String(task))!;
    return [ends, "skipped", "cancelled"].includes(String(status)) ||
      String(error).includes("whether the change was made")
      ? []
      : [`${String(task)} (${kind}) is ${String(status)}: ${String(error)}`];
  });
  return rows.length === kindOf.size
    ? problems
    : [...problems, `${rows.length} rows of ${kindOf.size} tasks`];
}

/**
 * A write that is reported as done was done, and none is made twice: no run of a soak names a task that is to be done
 * again, so one that succeeded stays as it is (ORC4215), and one whose outcome is not known is left to a person.
 */
function writesOf({ root, paths }: TestWorkspace): string[] {
  const file = join(root, LEDGER);
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
  const written = Map.groupBy(lines, (line) => line);
  const rows = rowsOf(
    paths.database,
    "SELECT run_id || ' ' || task_id AS line, status FROM worker_runs WHERE tool = 'tools.writing'",
  );
  return rows.flatMap(({ line, status }) => {
    const count = written.get(String(line))?.length ?? 0;
    if (count > 1) return [`${String(line)} was written ${count} times`];
    return status === "success" && count === 0
      ? [`${String(line)} is reported as written, and is not`]
      : [];
  });
}
