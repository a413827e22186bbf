/** Goes on with a run that was interrupted, cancelled or failed, or waits: what has succeeded is kept. */
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { OrchcError, parametersDiffer } from "../../../contract/diagnostics/index.ts";
import { taskOf } from "../../../contract/instance.ts";
import { canonicalJson, type JsonObject } from "../../../contract/json.ts";
import { orchcVersion } from "../../../contract/package-root.ts";
import type { Manifest } from "../../../contract/manifest.ts";
import { isRegionTool } from "../../../contract/regions/region-rows.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import { busOf } from "../../bus/index.ts";
import { faultPoint } from "../../fault-point.ts";
import { findDamaged } from "../../history/find-damaged.ts";
import { claimRun, type Claim } from "../../lease/index.ts";
import { pinTimes, sinceOf } from "../../pin-times.ts";
import { describeSandbox, type Bubblewrap } from "../../sandbox/index.ts";
import { resultPlaces } from "../../results/index.ts";
import type { Graph, SettledTask, TaskWait } from "../../scheduler/index.ts";
import type { RunRow, Store, TaskRow } from "../../store/index.ts";
import { systemClock } from "../clock.ts";
import { outputsOf } from "../outputs.ts";
import type { Build } from "../read-build.ts";
import { unitPlaces } from "../regions/unit-places.ts";
import type { Secrets } from "../secrets/open-secrets.ts";
import { expectNotAdapted } from "./expect-not-adapted.ts";
import { withContexts } from "./lost-contexts.ts";
import { uncertainOf } from "./uncertain.ts";
import { waitsLeft } from "./waits-left.ts";
import { whatAgain, type Again } from "./what-again.ts";

export interface ResumeOptions {
  readonly store: Store;
  readonly workspace: Workspace;
  readonly build: Build;
  readonly row: RunRow;
  /** None may differ from the run's. */
  readonly params: JsonObject;
  readonly wall: Bubblewrap | undefined;
  readonly secrets: Secrets;
  readonly again?: Again | undefined;
}

export interface Resumed {
  readonly row: RunRow;
  readonly claim: Claim;
  readonly settled: readonly SettledTask[];
  /** What is left of waits that the process before has begun. */
  readonly waits: readonly TaskWait[];
  /** Tasks that depend on what is done again, and are not: see `DoneAgain`. */
  readonly left: readonly string[];
}

/**
 * @throws OrchcError when another process executes the run, the build or a parameter is another, nothing is left, or a
 *   file of what is kept is damaged; nothing has changed then
 */
export async function resumeRun(options: ResumeOptions): Promise<Resumed> {
  const { store, workspace, build, row, params, secrets, again = {} } = options;
  const { manifest } = build;
  const { id: run } = row;
  expectSame(run, row.params, params);
  const claim = await claimRun(store, run);
  try {
    const { lease } = claim;
    await expectNotAdapted(row, store);
    const rows = await store.tasks(run);
    const uncertain = await uncertainOf(run, manifest, rows, store);
    const answer = resultPlaces(workspace, run).files.answer;
    // One that was killed when all had succeeded has its end, or its answer, to come.
    const goesOn = row.status === "running" || row.status === "waiting";
    const isOver = !goesOn && existsSync(answer);
    const done = changedBy(rows, manifest);
    const places = unitPlaces(manifest);
    // Of a run that is over, whoever wants it done again wants that too.
    const decided = goesOn ? await decidedAgainst(run, rows, store) : new Set<string>();
    const standing = {
      run,
      manifest,
      places,
      rows,
      isOver,
      uncertain: uncertain.tasks,
      decided,
      asking: await askingOf(run, rows, store),
      done,
    };
    const { again: tasks, left } = whatAgain(again, standing);
    await expectIntact(workspace, store, run, tasks);
    const sandbox = describeSandbox(options.wall).summary;
    const by = { pid: process.pid, orchc: orchcVersion(), node: process.version, sandbox };
    const at = systemClock.now();
    const resumed = { type: "run.resumed", run, at, ...by, again: tasks } as const;
    // It is of what the run was, and would be taken for one of what it becomes.
    await rm(answer, { force: true });
    faultPoint("answer.removed");
    const { tasks: pinned, tools } = pinTimes(manifest, sinceOf(row));
    const sources = {
      params: row.params,
      outputs: outputsOf(store, run, new Set()),
      secrets,
      tasks: pinned,
    };
    const lost = await withContexts(uncertain.events, { tools, store, workspace, sources });
    await store.append([...lost, resumed], { lasting: true, lease });
    const settled = await settledOf(run, store, build.graph);
    const waits = waitsLeft(await store.attempts(run), tasks, at).flatMap((wait) =>
      nodeWait(wait, build.graph),
    );
    return { row: (await store.run(run)) ?? row, claim, settled, waits, left };
  } catch (error) {
    await claim[Symbol.asyncDispose]();
    throw error;
  }
}

/** What has succeeded and must not be done twice. */
function changedBy(rows: readonly TaskRow[], { tools }: Pick<Manifest, "tools">): Set<string> {
  const repeatable = new Set(tools.filter((tool) => tool.idempotent).map(({ name }) => name));
  return new Set(
    rows.flatMap(({ id, status, tool }) =>
      status === "success" && !repeatable.has(tool) && !isRegionTool(tool) ? [id] : [],
    ),
  );
}

/** Gates that failed because they were decided so, by a person or by their deadline. */
async function decidedAgainst(
  run: string,
  rows: readonly TaskRow[],
  store: Store,
): Promise<Set<string>> {
  const failed = new Set(rows.filter(({ status }) => status === "failed").map(({ id }) => id));
  const gates = failed.size === 0 ? [] : await store.gates(run);
  return new Set(
    gates.flatMap(({ task, decided }) => (decided !== undefined && failed.has(task) ? [task] : [])),
  );
}

/** Tasks that wait for an answer to what an MCP server has asked, and whose calls are not open meanwhile. */
async function askingOf(run: string, rows: readonly TaskRow[], store: Store): Promise<Set<string>> {
  if (!rows.some(({ status }) => status === "waiting")) return new Set();
  const gates = await store.gates(run);
  return new Set(
    gates.flatMap(({ task, isOpen, asked }) =>
      isOpen && asked !== undefined && asked.held === undefined ? [task] : [],
    ),
  );
}

/** @throws OrchcError when files of tasks that are kept are not there or not what they made */
async function expectIntact(
  workspace: Workspace,
  store: Store,
  run: string,
  again: readonly string[],
): Promise<void> {
  // What tells of an error is needed by nobody who goes on.
  const kept = (await store.artifacts(run)).filter(
    ({ task, type }) => type !== "error" && !again.includes(task),
  );
  const damaged = await findDamaged(busOf(workspace), run, kept);
  if (damaged.length > 0) throw new OrchcError(damaged.map(({ diagnostic }) => diagnostic));
}

/** What stands in a region is no matter of the scheduler. */
async function settledOf(run: string, store: Store, { taskAt }: Graph): Promise<SettledTask[]> {
  return (await store.tasks(run)).flatMap(({ id: task, status }) =>
    taskAt.has(task) && (status === "success" || status === "failed" || status === "skipped")
      ? [{ task, status }]
      : [],
  );
}

/** The scheduler holds back the region that the instance is in. */
function nodeWait({ task, ms }: TaskWait, { tasks, nodeAt }: Graph): TaskWait[] {
  const node = tasks[nodeAt.get(taskOf(task)) ?? -1];
  return node === undefined ? [] : [{ task: node.id, ms }];
}

/** @throws OrchcError when a parameter is another */
export function expectSame(run: string, before: JsonObject, now: JsonObject): void {
  for (const [name, value] of Object.entries(now)) {
    if (canonicalJson(before[name]) !== canonicalJson(value))
      throw new OrchcError(parametersDiffer({ run, name }));
  }
}
