/** Which run a script that was started alone takes part in. */
import {
  scriptAlreadySettled,
  OrchcError,
  parametersDiffer,
  recordedElsewhere,
  runIsExecuted,
  runOfAnotherPlan,
  dependencyTimeout,
} from "../../../contract/diagnostics/index.ts";
import { canonicalJson } from "../../../contract/json.ts";
import type { Manifest, Unit } from "../../../contract/manifest.ts";
import type { RunRow, Store } from "../../store/index.ts";
import { mayBeExecuted, ownerInWords } from "../../lease/index.ts";
import { nodesOf } from "../../scheduler/index.ts";
import { paramsOf } from "../params.ts";
import { isAlive } from "../../is-alive.ts";
import { waitFor } from "./wait.ts";

export interface ChooseOptions {
  readonly store: Store;
  readonly manifest: Manifest;
  readonly unit: Unit;
  /** The run that was asked for. */
  readonly id: string | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly waitMs: number;
  /** Makes a run, by its id when there is one, and gives its row. */
  create(id: string | undefined): Promise<RunRow>;
}

/**
 * The run that was asked for, made when it is not there. Else a new one for a script that needs no other, and for
 * the others the newest unfinished run of the plan that still waits for this script.
 *
 * @throws OrchcError when the run cannot be joined, or none appears in time
 */
export async function chooseRun(options: ChooseOptions): Promise<RunRow> {
  const { id, store, manifest, unit, waitMs, create } = options;
  if (id !== undefined) {
    const run = await store.run(id);
    if (run !== undefined) return joinable(run, options);
    return create(id).catch(async (error: unknown) => {
      // Another script of the run can have made it in the meantime.
      const made = await store.run(id);
      if (made === undefined) throw error;
      return joinable(made, options);
    });
  }
  if (needsOfUnit(unit, manifest).length === 0) return create(undefined);
  const found = await waitFor(() => newestWaiting(options), waitMs);
  if (found !== undefined) return found;
  const seconds = Math.round(waitMs / 1000);
  throw new OrchcError(dependencyTimeout({ tasks: [], seconds, run: undefined }));
}

/** What the script waits for: outcomes of tasks of other scripts. */
export function needsOfUnit(unit: Unit, manifest: Manifest): Manifest["tasks"][0]["needs"] {
  const { nodes, idsOf, nodeOf } = nodesOf(manifest);
  const own = new Set(idsOf.get(unit.id));
  return nodes
    .filter(({ id }) => own.has(id))
    .flatMap(({ needs }) =>
      needs.map((need) => ({ ...need, task: nodeOf.get(need.task) ?? need.task })),
    )
    .filter(({ task }) => !own.has(task));
}

async function newestWaiting({
  store,
  manifest,
  unit,
}: ChooseOptions): Promise<RunRow | undefined> {
  for (const run of await store.runs({ plan: manifest.plan })) {
    if (run.status !== "running" || mayBeExecuted(run)) continue;
    const { busy, left } = await workOf(store, run.id, unit);
    if (left && busy === undefined) return run;
  }
  return undefined;
}

async function joinable(run: RunRow, options: ChooseOptions): Promise<RunRow> {
  const { manifest, store, unit, params } = options;
  const { id, pid, owner } = run;
  const { name } = manifest;
  if (run.plan !== manifest.plan) throw new OrchcError(runOfAnotherPlan({ run: id, name }));
  if (mayBeExecuted(run)) {
    const where = owner === undefined ? `process ${pid}` : ownerInWords(owner);
    throw new OrchcError(runIsExecuted({ run: id, where }));
  }
  const given = paramsOf(manifest.params, { ...run.params, ...params });
  for (const [param, value] of Object.entries(given)) {
    if (canonicalJson(run.params[param]) !== canonicalJson(value))
      throw new OrchcError(parametersDiffer({ run: id, name: param }));
  }
  const { busy, left } = await workOf(store, id, unit);
  if (busy !== undefined) throw new OrchcError(recordedElsewhere({ run: id, task: busy }));
  if (!left) throw new OrchcError(scriptAlreadySettled({ run: id }));
  return run;
}

/** Whether tasks of the script are still to be done, and the one that another process is at. */
async function workOf(
  store: Store,
  run: string,
  unit: Unit,
): Promise<{ readonly busy: string | undefined; readonly left: boolean }> {
  const tasks = (await store.tasks(run)).filter((row) => row.unit === unit.id);
  const left = tasks.some(({ status }) => ["pending", "running", "waiting"].includes(status));
  const running = tasks.find(({ status }) => status === "running")?.id;
  const attempts = running === undefined ? [] : await store.attempts(run);
  const latest = attempts.findLast(({ task }) => task === running);
  return { busy: latest !== undefined && isAlive(latest.pid) ? running : undefined, left };
}
