/** The runtime: from a build to an answer. */
import { availableParallelism } from "node:os";
import { basename } from "node:path";
import {
  hasErrors,
  historyVanished,
  OrchcError,
  type Diagnostic,
} from "../contract/diagnostics/index.ts";
import type { RunEvent, RunStatus } from "../contract/events.ts";
import type { PlanBudget } from "../contract/plan.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { earlyRun } from "./early/early-workers.ts";
import { modelCalls } from "./host/agents/model-calls.ts";
import { checkModels } from "./host/agents/check-models.ts";
import { checkCode } from "./host/check-code.ts";
import { checkData } from "./host/check-data.ts";
import { checkSources } from "./host/check-sources.ts";
import { conductRun } from "./host/conduct-run.ts";
import { budgetOf, isLimited } from "./host/budget/budget-of.ts";
import { askWithin } from "./host/budget/ask-within.ts";
import { NOTHING_SPENT, spentBefore } from "./host/budget/spent-before.ts";
import { limitsOfRun } from "./host/limits-of-run.ts";
import { retriesOf } from "./host/retries-of.ts";
import { beginRun } from "./host/begin-run.ts";
import { emitPast } from "./host/emit-past.ts";
import { runToResume } from "./host/resume/run-to-resume.ts";
import { tellLeft } from "./host/resume/tell-left.ts";
import { tellWaits } from "./host/resume/tell-waits.ts";
import { askedFor, type Again } from "./host/resume/what-again.ts";
import { tellKept } from "./host/reuse/tell-kept.ts";
import { ttlOf } from "./host/reuse/time-to-live.ts";
import { guarded } from "./host/listen.ts";
import { compareOutcomes } from "./host/recording/compare-outcomes.ts";
import { checkRecordingPlace } from "./host/recording/recording-place.ts";
import { readRecording } from "./host/recording/read-recording.ts";
import { outcomesOf, saveRecording } from "./host/recording/save-recording.ts";
import { openWall } from "./host/open-wall.ts";
import { openRun } from "./host/open-run.ts";
import { paramsOf } from "./host/params.ts";
import { readBuild } from "./host/read-build.ts";
import { openSecrets } from "./host/secrets/open-secrets.ts";
import { workerPool } from "./host/worker-pool.ts";
import { taskDiagnostics } from "./host/task-diagnostics.ts";
import type { AnswerModel, Consolidated } from "./runner/index.ts";
import { undecidedGates } from "./host/gates/decide-gate.ts";
import { openStore, type GateRow } from "./store/index.ts";

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
export { summaryOf as summaryOfFindings } from "./runner/record/view-findings.ts";
export {
  compareFindings,
  type ComparedCheck,
  type ComparedFinding,
  type ComparedFindings,
} from "./findings/compare-findings.ts";
export { showRows, type ShownTable } from "./runner/report/show-table.ts";
export { regionsAround } from "./host/regions/regions-around.ts";
export type { Statistics, Validation } from "./runner/index.ts";

const loadRunner = () => import("./runner/index.ts");

/**
 * Milliseconds into a run at which the runner is loaded, which takes 60: the first scripts have got what they ask for
 * at their start, and the host has time. A run that is over sooner loads it then.
 */
const LOAD_RUNNER_MS = 10;

export interface ExecOptions {
  /** The build: `generated/<name>`. */
  readonly folder: string;
  readonly workspace: Workspace;
  /** By name; text is read by the type of the parameter. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** Scripts side by side. Default: as configured, else the number of processors. */
  readonly maxParallel?: number;
  /** What the run may spend, before what plan and configuration say. */
  readonly budget?: PlanBudget;
  /** The id of the run. Default: a new one. */
  readonly run?: string;
  /** Goes on with the run of this id: what has succeeded is kept. Default: a new run. */
  readonly resume?: string;
  /** What is done again beside that, when a run is resumed. */
  readonly again?: Again;
  /** Cancels the run: what runs is told and has two seconds, everything is settled, and no process is left. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
  /** Whether the answer is checked against the data. Default: as configured. */
  readonly validate?: boolean;
  /** `digest` of the manifest that was approved: another build is refused. */
  readonly digest?: string;
  /** Run a build whose query file or plan has changed since: then that is a warning, and no error. */
  readonly allowStale?: boolean;
  /** Accept an answer whose plan leaves out words of the query: a warning, and no error. Default: false. */
  readonly allowUnused?: boolean;
  /** The file that gets what the host answers to tools, once the run has ended by itself. */
  readonly record?: string;
  /** A file that was recorded so: tools are answered from it, without network and programs, with its parameters. */
  readonly replay?: string;
  /** Whether outputs of another form than recorded are errors. Default: false. */
  readonly compare?: boolean;
  /** Whether tasks may have their outputs from earlier runs. Default: as configured. */
  readonly cache?: boolean;
  /** Words the answer and judges it. Default: it is made of the tools' own statements. */
  readonly model?: AnswerModel;
}

export interface RunResult extends Consolidated {
  readonly run: string;
  readonly status: Exclude<RunStatus, "running">;
  /** Why tasks failed, and what could not be read or worded. */
  readonly diagnostics: readonly Diagnostic[];
  /** Gates that wait for somebody to decide; none unless the run waits. */
  readonly gates: readonly GateRow[];
  /** "toolCalls=10": of a run that its budget ended, one that has room for the rest. */
  readonly enough?: readonly string[];
}

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

  const build = await readBuild(folder);
  const { manifest } = build;
  const { maxParallel, timeoutMs, budget: budgetSettings } = limitsOfRun(manifest, limits, options);
  const { record, replay } = options;
  if (record !== undefined) await checkRecordingPlace(record, manifest.name, workspace);
  const recording =
    replay === undefined ? undefined : await readRecording(replay, manifest, workspace);
  const resumed =
    options.resume === undefined ? undefined : await runToResume(options.resume, build, workspace);
  const before = recording?.params ?? resumed?.params;
  const params = paramsOf(manifest.params, { ...before, ...options.params });
  const { allowStale = false } = options;
  const found = [
    ...(await checkCode(build, workspace, options.digest)),
    ...(await checkSources(build, workspace, allowStale)),
    ...(await checkData({ manifest, params, workspace, signal })),
    ...(recording === undefined ? checkModels(manifest, workspace.config) : []),
  ];
  if (hasErrors(found)) throw new OrchcError(found);
  const secrets = await openSecrets(manifest, workspace, process.env, recording === undefined);
  const wall = await openWall(workspace);
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
