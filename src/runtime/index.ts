/** The runtime: from a build to an answer. */
import { availableParallelism } from "node:os";
import { basename } from "node:path";
import { historyVanished } from "../contract/diagnostics/index.ts";
import { earlyRun } from "./early/early-workers.ts";
import type { ExecOptions, RunResult } from "./exec-options.ts";
import { modelCalls } from "./host/agents/model-calls.ts";
import { beginRun } from "./host/begin-run.ts";
import { askWithin } from "./host/budget/ask-within.ts";
import { budgetOf, isLimited } from "./host/budget/budget-of.ts";
import { NOTHING_SPENT, spentBefore } from "./host/budget/spent-before.ts";
import { conductRun } from "./host/conduct-run.ts";
import { emitPast } from "./host/emit-past.ts";
import { undecidedGates } from "./host/gates/decide-gate.ts";
import { guarded } from "./host/listen.ts";
import { openRun } from "./host/open-run.ts";
import { prepareRun } from "./host/prepare-run.ts";
import { compareOutcomes } from "./host/recording/compare-outcomes.ts";
import { outcomesOf, saveRecording } from "./host/recording/save-recording.ts";
import { tellLeft } from "./host/resume/tell-left.ts";
import { tellWaits } from "./host/resume/tell-waits.ts";
import { askedFor } from "./host/resume/what-again.ts";
import { retriesOf } from "./host/retries-of.ts";
import { tellKept } from "./host/reuse/tell-kept.ts";
import { ttlOf } from "./host/reuse/time-to-live.ts";
import { taskDiagnostics } from "./host/task-diagnostics.ts";
import { workerPool } from "./host/worker-pool.ts";
import { openStore } from "./store/index.ts";

export type { ExecOptions, RunResult } from "./exec-options.ts";
export { describeSandbox, findBubblewrap } from "./sandbox/index.ts";
export { namedInstances } from "./history/named-instances.ts";
export { findDamaged } from "./history/find-damaged.ts";
export { pruneRuns } from "./history/prune-runs.ts";
export { drawRunTimeline } from "./history/run-timeline.ts";
export { readBuild, readManifest } from "./host/read-build.ts";
export { rebuildHistory } from "./history/rebuild-history.ts";
export { isInterrupted } from "./lease/index.ts";
export { cancelRun } from "./host/cancel-run.ts";
export { decideGate } from "./host/gates/decide-gate.ts";
export { killGroups } from "./host/child-groups.ts";
export { readToolStatistics, type ToolStatistics } from "./history/tool-statistics.ts";
export { readLogs } from "./logs/index.ts";
export { busOf, type Bus, type Leftover } from "./bus/index.ts";
export { resultPlaces } from "./results/index.ts";
export {
  openHistory,
  openStore,
  queryHistory,
  type ArtifactRow,
  type CacheRow,
  type GateRow,
  type PatternRow,
  type TemplateRow,
  type QueryResult,
  type Store,
} from "./store/index.ts";
export { predictRun } from "./host/reuse/predict-run.ts";
export type { Prediction } from "./host/reuse/predict.ts";
export { partsOf } from "./runner/record/parts.ts";
export { showRows, type ShownTable } from "./runner/report/show-table.ts";
export { regionsAround } from "./host/regions/regions-around.ts";
export type { Statistics, Validation } from "./runner/index.ts";

const loadRunner = () => import("./runner/index.ts");

/**
 * Milliseconds into a run at which the runner is loaded, which takes 60: the first scripts have got what they ask for
 * at their start, and the host has time. A run that is over sooner loads it then.
 */
const LOAD_RUNNER_MS = 10;

/**
 * Runs a build. A failed task does not stop the others, and does not make this throw: `status` tells.
 *
 * @throws OrchcError when the build, a parameter or the id cannot be used, and when the state of the run cannot be
 *   stored; no process is left then either
 */
export async function exec(options: ExecOptions): Promise<RunResult> {
  const { folder, workspace, signal, model } = options;
  const { limits, answer } = workspace.config;
  const { validate = answer.validate } = options;
  const emit = guarded(options.onEvent ?? (() => {}));

  const prepared = await prepareRun(options);
  const { build, params, recording, resumed, secrets, wall } = prepared;
  const { manifest } = build;
  const { maxParallel, timeoutMs, budget: budgetSettings } = prepared.limits;
  const { record } = options;
  const found = [...prepared.diagnostics];
  const store = await openStore(workspace.paths.database);
  try {
    const { again } = options;
    const isNew = resumed === undefined && options.run === undefined;
    const id = isNew ? earlyRun(workspace.root, basename(folder)) : options.run;
    const begun = await beginRun({
      store,
      workspace,
      build,
      params,
      wall,
      secrets,
      id,
      resumed,
      again,
    });
    const { row, settled, waits, left } = begun;
    const { id: run } = row;
    await using claim = begun.claim;
    const { lease, cancelled } = claim;
    const stop = AbortSignal.any([cancelled, ...(signal === undefined ? [] : [signal])]);
    const ttlMs = ttlOf(workspace, options.cache);
    const reusing = { ttlMs, again: askedFor(again ?? {}, manifest) };
    const taping = { recording, isRecorded: record !== undefined };
    const spent = isLimited(budgetSettings)
      ? await spentBefore(row, manifest, store)
      : NOTHING_SPENT;
    const calls = modelCalls(
      recording === undefined ? budgetSettings.modelCalls : undefined,
      spent.modelCalls,
    );
    const context = await openRun({
      build,
      workspace,
      store,
      row,
      secrets,
      wall,
      ...taping,
      ...reusing,
      lease,
      emit,
      modelCalls: calls,
    });
    await emitPast(store, run, emit);
    tellWaits(waits, context);
    found.push(...tellLeft(left, context));
    if (settled.length === 0) found.push(...(await tellKept(context)));
    const processors = availableParallelism();
    const unitsPerProcess =
      workspace.config.isolation === "fresh" ? 1 : (limits.unitsPerProcess ?? Infinity);
    const pool = workerPool(context, { maxProcesses: maxParallel, processors, unitsPerProcess });
    const { graph } = build;
    // Nobody waits for what an earlier run left, and none fails because of it.
    const removing = context.bus.removeLeftovers().catch(() => []);
    const loading = setTimeout(() => void loadRunner(), LOAD_RUNNER_MS);
    const retries = retriesOf(limits);
    // What is answered from a recording costs nothing.
    const budget = recording === undefined ? budgetOf(budgetSettings, spent) : undefined;
    const judges = validate && answer.judge;
    const answering = askWithin(calls, { model, judges }, context.journal);
    found.push(...answering.diagnostics);
    const conducting = conductRun(context, {
      graph,
      pool,
      maxParallel,
      settled,
      waits,
      signal: stop,
      timeoutMs,
      retries,
      budget,
    });
    const {
      status,
      diagnostics: ended,
      enough,
    } = await conducting.finally(() => clearTimeout(loading));
    found.push(...ended);
    await removing;
    if (record !== undefined && status !== "cancelled") {
      found.push(...(await saveRecording(record, row.startedAt, context)));
    }
    found.push(...context.notes, ...context.tape.problems);
    if (options.compare === true && recording !== undefined) {
      found.push(...compareOutcomes(recording.tasks, await outcomesOf(context)));
    }
    const { consolidate } = await loadRunner();
    const result = await consolidate({
      run,
      manifest,
      store,
      workspace,
      validate,
      allowUnused: options.allowUnused ?? false,
      // It is worded once all of it is there.
      model: status === "waiting" ? undefined : answering.asked,
    });
    const { database: file } = workspace.paths;
    const vanished = (await store.isInPlace()) ? [] : [historyVanished({ file, run })];
    const diagnostics = [
      ...vanished,
      ...found,
      ...(await taskDiagnostics(store, run, manifest)),
      ...result.diagnostics,
    ];
    const gates = status === "waiting" ? await undecidedGates(row, store) : [];
    return { run, status, gates, ...result, diagnostics, ...(enough !== undefined && { enough }) };
  } finally {
    await store.close();
  }
}
