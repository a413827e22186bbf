/** One run that is killed again and again, gone on with until it is done, and then looked at from all sides. */
import { execa } from "execa";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { resultPlaces } from "../../../src/runtime/results/index.ts";
import { openStore } from "../../../src/runtime/store/index.ts";
import { rowsOf } from "../rows.ts";
import type { TestWorkspace } from "../workspace.ts";
import { LEDGER, WRITES } from "./kill-build.ts";
import { killWorkers } from "./kill-processes.ts";
import type { HostOrder, HostReport, Kill, Who } from "./orders.ts";

/** At a named point, or so many milliseconds after the host was started. */
export type Death = Kill | { readonly afterMs: number; readonly who: Who };

export interface Killed {
  /** Deaths that did happen: a point that a process does not come by kills nobody. */
  readonly deaths: number;
  /** Writes of which a person had to look whether they were done. */
  readonly uncertain: number;
  /** Of those, the ones that were. */
  readonly uncertainDone: number;
  readonly passed: HostReport["passed"];
  /** What is not as it is promised; empty when all is well. */
  readonly problems: readonly string[];
  /** Outputs by task. */
  readonly outputs: Readonly<Record<string, string>>;
}

export interface KillPlace {
  readonly workspace: TestWorkspace;
  /** The build. */
  readonly folder: string;
  /** Path of the module of the host. */
  readonly host: string;
}

/** More rounds than this, and it never ends. */
const MOST_ROUNDS = 20;

export async function killRun(
  { workspace, folder, host }: KillPlace,
  run: string,
  deaths: readonly Death[],
): Promise<Killed> {
  const problems: string[] = [];
  const allowed = new Map<string, number>(WRITES.map((task) => [task, 1]));
  const left = [...deaths];
  let [died, uncertain, uncertainDone] = [0, 0, 0];
  let again: string[] = [];
  let passed: HostReport["passed"] = {};
  for (let round = 0; ; round += 1) {
    if (round === MOST_ROUNDS) {
      problems.push(`it is not done after ${MOST_ROUNDS} processes`);
      break;
    }
    const isNew = statusOf(workspace, run) === undefined;
    const order: HostOrder = { root: workspace.root, folder, run, isNew, again };
    const ended = await hostWith(host, order, left.shift());
    if (ended.died) died += 1;
    await nothingRuns(workspace.root, problems);
    if (ended.report === undefined && statusOf(workspace, run) === "running") {
      // What was named and has been begun since goes on without its name: named again, it would be done again.
      const open = uncertainIn(workspace, run);
      again = again.filter((task) => open.includes(task));
      continue;
    }
    // One that was killed after its end is like one that has told of it.
    const { status, why } = ended.report ?? { status: "killed", why: undefined };
    passed = ended.report?.passed ?? passed;
    // One that was killed when it had ended, and was answered, has nothing left to do.
    const isOver = status === "refused" && why?.startsWith("ORC4211 ") === true;
    if (status === "refused" && !isOver) problems.push(`it was refused: ${why}`);
    if (status === "success" || status === "refused") break;
    again = uncertainIn(workspace, run);
    for (const task of again) {
      uncertain += 1;
      if (callsOf(workspace, run, task) < (allowed.get(task) ?? 0)) continue;
      // A person who looks finds it done; here he has it done again, which then counts.
      uncertainDone += 1;
      allowed.set(task, (allowed.get(task) ?? 0) + 1);
    }
    if (again.length === 0 && left.length === 0 && round > deaths.length + 5)
      problems.push(`it ended as ${status}, and nothing is uncertain`);
  }
  for (const [task, most] of allowed) {
    const calls = callsOf(workspace, run, task);
    if (calls > most || calls < 1)
      problems.push(`${task} wrote ${calls} times, ${most} were allowed`);
  }
  if (!existsSync(resultPlaces(workspace, run).files.answer)) problems.push("it has no answer");
  problems.push(...recordsOf(workspace, run));
  return {
    deaths: died,
    uncertain,
    uncertainDone,
    passed,
    problems,
    outputs: outputsOf(workspace, run),
  };
}

async function hostWith(
  module: string,
  order: HostOrder,
  death: Death | undefined,
): Promise<{ readonly died: boolean; readonly report?: HostReport }> {
  const kill = death !== undefined && "point" in death ? { kill: death } : {};
  const host = execa(process.execPath, [module, JSON.stringify({ ...order, ...kill })], {
    reject: false,
  });
  let timer: NodeJS.Timeout | undefined;
  let workers = 0;
  if (death !== undefined && "afterMs" in death) {
    timer = setTimeout(() => {
      if (death.who !== "host") workers = killWorkers(host.pid ?? 0);
      if (death.who !== "worker") host.kill("SIGKILL");
    }, death.afterMs);
  }
  const { signal, stdout, stderr } = await host;
  clearTimeout(timer);
  if (signal === "SIGKILL") return { died: true };
  const line = stdout.split("\n").at(-1) ?? "";
  const report: HostReport = line.startsWith("{")
    ? (JSON.parse(line) as HostReport)
    : {
        status: "refused",
        why: `it ended by itself (${signal}): ${stderr}`,
        passed: {},
        killed: false,
      };
  return { died: report.killed || workers > 0, report };
}

/** Waits until no process of the workspace is left: a child whose host was killed ends soon. */
async function nothingRuns(root: string, problems: string[]): Promise<void> {
  const until = Date.now() + 20_000;
  for (;;) {
    const left = commandsWith(root);
    if (left.length === 0) return;
    if (Date.now() > until) {
      problems.push(`processes are left: ${left.join("; ")}`);
      return;
    }
    await sleep(50);
  }
}

function commandsWith(text: string): string[] {
  return readdirSync("/proc").flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      return command.includes(text) ? [`${pid} ${command.slice(0, 80)}`] : [];
    } catch {
      return []; // It ended while we looked.
    }
  });
}

function rows(workspace: TestWorkspace, sql: string) {
  try {
    return rowsOf(workspace.paths.database, sql);
  } catch (error) {
    // It was killed before it made its tables.
    if (error instanceof Error && /unable to open|no such table/.test(error.message)) return [];
    throw error;
  }
}

const statusOf = (workspace: TestWorkspace, run: string) =>
  rows(workspace, `SELECT status FROM runs WHERE id = '${run}'`)[0]?.["status"];

function uncertainIn(workspace: TestWorkspace, run: string): string[] {
  const sql = `SELECT task_id FROM worker_runs WHERE run_id = '${run}' AND status = 'failed'
    AND error LIKE '%whether the change was made is not known%'`;
  return rows(workspace, sql).map(({ task_id: task }) => String(task));
}

function callsOf({ root }: TestWorkspace, run: string, task: string): number {
  try {
    const lines = readFileSync(join(root, LEDGER), "utf8").split("\n");
    return lines.filter((line) => line === `${run} ${task}`).length;
  } catch {
    return 0;
  }
}

function outputsOf(workspace: TestWorkspace, run: string): Record<string, string> {
  const sql = `SELECT task_id, output_data FROM task_outputs WHERE run_id = '${run}' ORDER BY task_id`;
  return Object.fromEntries(
    rows(workspace, sql).map(({ task_id: task, output_data: data }) => [
      String(task),
      String(data),
    ]),
  );
}

function recordsOf(workspace: TestWorkspace, run: string): string[] {
  const problems: string[] = [];
  const none = (what: string, sql: string): void => {
    const found = rows(workspace, sql);
    if (found.length > 0) problems.push(`${what}: ${JSON.stringify(found)}`);
  };
  none(
    "unsettled tasks",
    `SELECT task_id, status FROM worker_runs WHERE run_id = '${run}' AND status NOT IN ('success', 'failed', 'skipped')`,
  );
  none(
    "unsettled attempts",
    `SELECT task_id, attempt FROM attempts WHERE run_id = '${run}' AND status = 'running'`,
  );
  none(
    "a run that is not done",
    `SELECT status FROM runs WHERE id = '${run}' AND status <> 'success'`,
  );
  none(
    "an owner that is left",
    `SELECT owner FROM leases WHERE run_id = '${run}' AND owner IS NOT NULL`,
  );
  none(
    "tasks that were finished twice",
    `SELECT json_extract(data, '$.task') AS task, count(*) FROM events WHERE run_id = '${run}' AND type = 'task.succeeded' GROUP BY 1 HAVING count(*) > 1`,
  );
  none(
    "tasks that started when they were finished",
    `SELECT json_extract(later.data, '$.task') AS task FROM events AS done JOIN events AS later USING (run_id) WHERE run_id = '${run}' AND done.type = 'task.succeeded' AND later.type = 'task.started' AND later.seq > done.seq AND json_extract(done.data, '$.task') = json_extract(later.data, '$.task')`,
  );
  none(
    "numbers that are left out",
    `SELECT count(*), max(seq) FROM events WHERE run_id = '${run}' HAVING count(*) <> max(seq)`,
  );
  return problems;
}

/** Makes all rows again from the journal, and compares. */
export async function rebuildProblems(workspace: TestWorkspace): Promise<string[]> {
  const before = tablesOf(workspace);
  const store = await openStore(workspace.paths.database);
  try {
    await store.rebuild();
  } finally {
    await store.close();
  }
  return tablesOf(workspace) === before ? [] : ["the journal does not rebuild to equal rows"];
}

function tablesOf(workspace: TestWorkspace): string {
  const tables = ["runs", "worker_runs", "task_outputs", "attempts"];
  return JSON.stringify(
    tables.map((table) => rows(workspace, `SELECT * FROM ${table} ORDER BY 1, 2, 3`)),
  );
}
