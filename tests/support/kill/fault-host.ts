/**
 * A host in a process of its own that kills itself, its worker processes, or both, at a named point: started with one
 * argument, a `HostOrder` as JSON. It prints a `HostReport` when it gets to its end.
 */
import { onFaultPoint } from "../../../src/runtime/fault-point.ts";
import { exec } from "../../../src/runtime/index.ts";
import { findWorkspace } from "../../../src/workspace/index.ts";
import { killWorkers } from "./kill-processes.ts";
import type { HostOrder, HostReport } from "./orders.ts";

const order = JSON.parse(process.argv[2] ?? "") as HostOrder;
const passed: Record<string, number> = {};
let killed = false;

onFaultPoint((point) => {
  passed[point] = (passed[point] ?? 0) + 1;
  const { kill } = order;
  if (kill?.point !== point || kill.nth !== passed[point]) return;
  killed = true;
  if (kill.who !== "host") killWorkers(process.pid);
  if (kill.who !== "worker") process.kill(process.pid, "SIGKILL");
});

const { root, folder, run, isNew, again } = order;
const report = await exec({
  folder,
  workspace: await findWorkspace({ root }),
  validate: false,
  ...(isNew ? { run } : { resume: run }),
  ...(again.length > 0 && { again: { tasks: again } }),
}).then(
  ({ status, data }): HostReport => ({ status, data, passed, killed }),
  (error: unknown): HostReport => ({
    status: "refused",
    why: error instanceof Error ? error.message : String(error),
    passed,
    killed,
  }),
);
console.log(JSON.stringify(report));
