/** What a soak may not leave behind: processes, files in staging, rows that are not settled. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { childProcesses } from "../leftovers.ts";
import { rowsOf } from "../rows.ts";
import type { TestWorkspace } from "../workspace.ts";

const unsettled: Readonly<Record<string, string>> = {
  "runs that have not ended": "SELECT id FROM runs WHERE status = 'running'",
  "tasks that have not ended":
    "SELECT run_id, task_id, status FROM worker_runs WHERE status NOT IN ('success', 'failed', 'skipped', 'cancelled')",
  "attempts that have not ended":
    "SELECT run_id, task_id, attempt FROM attempts WHERE status = 'running'",
  "owners of runs that have ended": "SELECT run_id, owner FROM leases WHERE owner IS NOT NULL",
  "outputs of tasks without success":
    "SELECT run_id, task_id FROM task_outputs JOIN worker_runs USING (run_id, task_id) WHERE status <> 'success'",
  "successes without output": `SELECT run_id, task_id FROM worker_runs WHERE status = 'success'
    AND NOT EXISTS (SELECT 1 FROM task_outputs AS o WHERE o.run_id = worker_runs.run_id AND o.task_id = worker_runs.task_id)`,
  "journals with a gap": "SELECT run_id FROM events GROUP BY run_id HAVING count(*) <> max(seq)",
};

export function leftoversOf({ root, paths }: TestWorkspace): string[] {
  const rows = Object.entries(unsettled).flatMap(([what, sql]) => {
    const found = rowsOf(paths.database, sql);
    return found.length === 0 ? [] : [`${what}: ${JSON.stringify(found.slice(0, 5))}`];
  });
  const staging = join(paths.bus, ".staging");
  const staged = existsSync(staging) ? readdirSync(staging, { recursive: true }) : [];
  return [
    ...rows,
    ...staged.map((path) => `${String(path)} is left in staging`),
    ...processesOf(root).map((process) => `a process is left: ${process}`),
  ];
}

/** Those that this process has started, and any that has the folder among its words, whoever is its parent now. */
export function processesOf(root: string): string[] {
  const own = childProcesses().map(({ pid, command }) => `${pid} ${command}`);
  const others = readdirSync("/proc").flatMap((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return [];
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      return command.includes(root) ? [`${pid} ${command}`] : [];
    } catch {
      return []; // It ended while we looked.
    }
  });
  return [...new Set([...own, ...others])].map((line) => line.slice(0, 200));
}

/** Files, pipes and sockets that this process has open. */
export function openFiles(): number {
  return readdirSync("/proc/self/fd").length;
}
