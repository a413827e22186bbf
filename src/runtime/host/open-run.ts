/** A run of the store, ready to be conducted. */
import {
  logNotWritten,
  oneAtATime as oneAtATimeNote,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { RunEvent } from "../../contract/events.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Bubblewrap } from "../sandbox/index.ts";
import { portable } from "./recording/portable.ts";
import { tapeOf, type Taping } from "./recording/tape.ts";
import type { Secrets } from "./secrets/open-secrets.ts";
import { busOf } from "../bus/index.ts";
import { writeLogs, type RunLogs } from "../logs/index.ts";
import { resultPlaces } from "../results/index.ts";
import type { Lease, RunRow, Store } from "../store/index.ts";
import type { Delivery } from "../protocol/delivery.ts";
import { pinTimes, sinceOf, timesOf } from "../pin-times.ts";
import { agentModels } from "./agents/agent-models.ts";
import { modelCalls, type ModelCalls } from "./agents/model-calls.ts";
import { systemClock } from "./clock.ts";
import { groupCommit, type GroupCommit } from "./group-commit.ts";
import { effectLimits } from "./effects/effect-limits.ts";
import { connectionsOf } from "./network/connections.ts";
import { gatesByTask } from "./gates/gates-by-task.ts";
import { watchGates } from "./gates/watch-gates.ts";
import { identifier } from "./identity/identify.ts";
import { identitiesOf } from "./identity/identities.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { javascriptOf } from "./javascript.ts";
import type { Build } from "./read-build.ts";
import { mcpServers } from "./mcp/mcp-servers.ts";
import { journalOf } from "./open-journal.ts";
import { outputsOf } from "./outputs.ts";
import { finderOf } from "./reuse/find-result.ts";
import { doneBeforeIn } from "./reuse/done-before.ts";
import { heldBackBy } from "./reuse/held-back.ts";
import { predict } from "./reuse/predict.ts";
import { reuseOf } from "./reuse/reuse.ts";
import { failedBefore } from "./regions/failed-before.ts";
import { idsWithin, rowsWithin, unitPlaces } from "./regions/unit-places.ts";
import type { RunContext } from "./run-context.ts";

export interface OpenRunOptions extends Taping {
  readonly build: Build;
  readonly workspace: Workspace;
  readonly store: Store;
  readonly row: RunRow;
  readonly secrets: Secrets;
  readonly wall?: Bubblewrap | undefined;
  /** Of whoever executes the run as a whole. */
  readonly lease?: Lease;
  readonly emit: (event: RunEvent) => void;
  /** How old outputs of earlier runs may be that stand in for tasks. Default: none does. */
  readonly ttlMs?: number | undefined;
  /** Questions to models. Default: unlimited. */
  readonly modelCalls?: ModelCalls;
  /** Tasks that are done whatever earlier runs have. Default: none. */
  readonly again?: ReadonlySet<string>;
}

/** @throws OrchcError when a module is not valid TypeScript */
export async function openRun(options: OpenRunOptions): Promise<RunContext> {
  const { workspace, store, row, secrets, wall } = options;
  const { mask } = secrets;
  const emit = (event: RunEvent) => options.emit(mask.value(event));
  const { id: run, params } = row;
  // What was asked of "yesterday" when it was recorded is asked of the same day again.
  const since = options.recording?.startedAt ?? sinceOf(row);
  const times = timesOf(options.build.manifest, since);
  const build = { ...options.build, manifest: pinTimes(options.build.manifest, since) };
  const tape = tapeOf(options, mask.value, portable(workspace.root));
  const clock = systemClock;
  const javascript = await javascriptOf(build);
  const tasks = await store.tasks(run);
  const repeatable = new Set(
    build.manifest.tools.filter(({ idempotent }) => idempotent).map(({ name }) => name),
  );
  const stored = groupCommit(store, options.lease);
  const group: GroupCommit = { append: (made, how) => stored.append(mask.value(made), how) };
  const places = unitPlaces(build.manifest);
  const within = rowsWithin(places, tasks);
  const inner = idsWithin(places);
  const asked = (await store.gates(run)).filter(({ isOpen }) => isOpen);
  const journal = journalOf({
    run,
    tasks,
    within,
    repeatable,
    gates: gatesByTask(asked),
    group,
    clock,
    emit,
  });
  const gates = watchGates({
    run,
    store,
    record: (task, decision) =>
      group.append([
        {
          type: "gate.decided",
          run,
          task,
          at: clock.now(),
          attempt: journal.attemptOf(task),
          ...decision,
        },
      ]),
    now: () => Date.parse(clock.now()),
    emit,
  });
  const { manifest } = build;
  const recorded = options.recording?.startedAt;
  const identifyWith = (output: (task: string) => Promise<Delivery>) =>
    identifier({ manifest, params, workspace, env: process.env, recorded, output });
  const outputs = outputsOf(store, run, inner);
  const identify = identifyWith(outputs.of);
  const { again = new Set<string>() } = options;
  const { from } = row;
  // What a recording answers is no result of this run's time.
  const ttlMs = recorded === undefined && !options.isRecorded ? options.ttlMs : undefined;
  const newFinder = () => finderOf({ store, manifest, run, from, ttlMs, again, now: clock.now });
  const heldBack = await heldBackBy(from, store, again);
  const reuse = reuseOf({
    run,
    workspace,
    finder: newFinder(),
    predict: (all) => predict(all, newFinder(), identifyWith),
    heldBack,
    doneBefore: await doneBeforeIn(from, manifest, store),
    inner,
    manifest,
    rows: tasks,
    journal,
    outputs,
    clock,
    emit,
  });
  const written = writeLogs({
    folder: resultPlaces(workspace, run).logs,
    limit: workspace.config.limits.logBytes,
    failed: (file, error) => {
      const reason = error instanceof Error ? error.message : String(error);
      emit({ type: "run.note", run, at: clock.now(), diagnostic: logNotWritten({ file, reason }) });
    },
  });
  const logs: RunLogs = { ...written, write: (line) => written.write(mask.value(line)) };
  const notes: Diagnostic[] = [];
  const single = oneAtATime(workspace.config.limits.fallbackToSequential, (noRoom) => {
    const diagnostic = oneAtATimeNote(noRoom);
    notes.push(diagnostic);
    emit({ type: "run.note", run, at: clock.now(), diagnostic });
  });
  const connections = connectionsOf(workspace.config.network);
  return {
    run,
    build,
    workspace,
    params,
    times,
    javascript,
    wall,
    store,
    bus: busOf(workspace),
    journal,
    gates,
    outputs,
    identities: identitiesOf(identify),
    reuse,
    places,
    failedBefore: await failedBefore(run, tasks, places, store),
    secrets,
    tape,
    mcp: mcpServers(secrets.servers, workspace, mask),
    models: agentModels(workspace),
    modelCalls: options.modelCalls ?? modelCalls(),
    effectLimits: effectLimits(workspace.config.limits),
    oneAtATime: single,
    notes,
    logs,
    connections,
    clock,
    emit,
  };
}
