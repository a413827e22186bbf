/**
 * Runs plans in this process, many one after another, with the answers that `orchc run --yes --json` would give.
 *
 * What is the same: the plan with all its passes; the manifest; the scheduler, the store, grants and effects of the
 * host; the life of a task in a worker (validation of input and output, notes, headlines); the runner that makes the
 * answer and checks it. What is left out, because it changes no answer and takes seconds: writing the scripts and
 * proving their types (`scripts.ts` runs a unit's calls straight from the manifest), looking at the data a second
 * time between planning and running, and the confined child process. So a tool that would be refused by confinement
 * is not refused here: this is for measuring, on a workspace that was made for it, and for nothing else.
 */
import type { Catalog } from "../../src/catalog/index.ts";
import { analyse, plan as makePlan, type Planner } from "../../src/compiler/index.ts";
import { contextOf } from "../../src/compiler/emit/context.ts";
import { emitManifest } from "../../src/compiler/emit/emit-manifest.ts";
import { lower } from "../../src/compiler/lower/index.ts";
import { contextWithoutFiles } from "../../src/compiler/pipeline.ts";
import { readSource } from "../../src/compiler/source/index.ts";
import {
  hasErrors,
  OrchcError,
  unexpectedFailure,
  type Diagnostic,
} from "../../src/contract/diagnostics/index.ts";
import { exitStatus, statusOf } from "../../src/contract/exit-status.ts";
import { canonicalJson, type Json } from "../../src/contract/json.ts";
import type { Manifest } from "../../src/contract/manifest.ts";
import type { Plan } from "../../src/contract/plan.ts";
import { busOf } from "../../src/runtime/bus/index.ts";
import { inProcessPool } from "../../src/runtime/host/alone/in-process-pool.ts";
import { conductRun } from "../../src/runtime/host/conduct-run.ts";
import { createRun } from "../../src/runtime/host/create-run.ts";
import { openRun } from "../../src/runtime/host/open-run.ts";
import { openSecrets } from "../../src/runtime/host/secrets/open-secrets.ts";
import { paramsOf } from "../../src/runtime/host/params.ts";
import { taskDiagnostics } from "../../src/runtime/host/task-diagnostics.ts";
import { chooseStatements } from "../../src/runtime/runner/answer/choose-statements.ts";
import { statementsOf } from "../../src/runtime/runner/answer/statements.ts";
import { consolidate } from "../../src/runtime/runner/index.ts";
import { readRun } from "../../src/runtime/runner/record/read-run.ts";
import { graphOf } from "../../src/runtime/scheduler/index.ts";
import type { Store } from "../../src/runtime/store/index.ts";
import type { Workspace } from "../../src/workspace/index.ts";
import { scriptsOf } from "./scripts.ts";

export interface Room {
  readonly workspace: Workspace;
  readonly catalog: Catalog;
  readonly planner: Planner;
  readonly store: Store;
}

/** What a task gave, as data and in its own words. */
export interface TaskResult {
  readonly tool: string;
  readonly output: Json;
  readonly headline: readonly string[];
}

export interface Ran {
  /** As of `orchc run`. */
  readonly exit: number;
  /** Markdown; empty where nothing ran. */
  readonly answer: string;
  /** What the answer is made of: the tasks that no other one makes more of. */
  readonly results: readonly TaskResult[];
  readonly diagnostics: readonly Diagnostic[];
  /** Absent where there is none. */
  readonly plan?: Plan;
  /** Whether a tool that writes was run. */
  readonly wrote: boolean;
  readonly planMs: number;
  readonly runMs: number;
}

/** Plans and runs. What goes wrong is in the result, whatever it is. */
export async function runInProcess(query: string, room: Room): Promise<Ran> {
  const start = performance.now();
  let plan: Plan | undefined;
  let wrote = false;
  let planned = start;
  const end = (exit: number, diagnostics: readonly Diagnostic[], ran?: Executed): Ran => ({
    exit,
    answer: ran?.answer ?? "",
    results: ran?.results ?? [],
    diagnostics,
    wrote,
    planMs: planned - start,
    runMs: performance.now() - planned,
    ...(plan !== undefined && { plan }),
  });
  try {
    const made = await planOf(query, room);
    planned = performance.now();
    ({ plan } = made);
    if (plan === undefined) return end(statusOf(made.diagnostics), made.diagnostics);
    const manifest = await manifestOf(plan, room);
    wrote = manifest.tools.some(({ effect }) => effect !== "read");
    const ran = await execute(manifest, room);
    return end(ran.exit, [...made.diagnostics, ...ran.diagnostics], ran);
  } catch (error) {
    if (planned === start) planned = performance.now();
    const diagnostics = diagnosticsOf(error);
    return end(statusOf(diagnostics), diagnostics);
  }
}

async function planOf(query: string, { workspace, catalog, planner }: Room) {
  const source = await readSource([query], { workspace, cwd: workspace.root });
  const { plan, diagnostics } = await makePlan({ source, workspace, catalog, planner });
  return { diagnostics, ...(plan !== undefined && !hasErrors(diagnostics) && { plan }) };
}

/** As a build has it, but for the hashes of files that are not written. */
async function manifestOf(given: Plan, { workspace, catalog }: Room): Promise<Manifest> {
  const plan = JSON.parse(canonicalJson(given)) as Plan;
  const gathering = { workspace, catalog, maxTasks: Infinity };
  const { tools } = await contextWithoutFiles(plan, gathering);
  const { root, paths } = workspace;
  const context = contextOf({
    root,
    folder: `${paths.generated}/${plan.name}`,
    plan,
    planFile: "",
    analysis: analyse(plan),
    lowered: lower(plan, tools),
    tools,
  });
  return emitManifest(context, new Map(), new Map(), {});
}

type Executed = Pick<Ran, "exit" | "answer" | "results" | "diagnostics">;

async function execute(manifest: Manifest, room: Room): Promise<Executed> {
  const { workspace, catalog, store } = room;
  const build = {
    folder: `${workspace.paths.generated}/${manifest.name}`,
    manifest,
    graph: graphOf(manifest),
    files: new Map(),
  };
  const params = paramsOf(manifest.params, {});
  const row = await createRun({ store, workspace, build, params, pid: process.pid });
  const secrets = await openSecrets(manifest, workspace, {});
  const context = await openRun({ build, workspace, store, row, secrets, emit: () => {} });
  const pool = inProcessPool(await scriptsOf(manifest, catalog), busOf(workspace), row.id);
  const crash = (error: unknown) => pool.crash(error);
  process.on("uncaughtException", crash).on("unhandledRejection", crash);
  try {
    const { status } = await conductRun(context, { graph: build.graph, pool, maxParallel: 1 });
    const result = await consolidate({ run: row.id, manifest, store, workspace, validate: true });
    const diagnostics = [
      ...(await taskDiagnostics(store, row.id, manifest)),
      ...result.diagnostics,
      ...(result.validation?.diagnostics ?? []),
    ];
    const exit = status === "success" ? statusOf(diagnostics) : exitStatus.failed;
    return {
      exit,
      answer: result.answer,
      results: await resultsOf(row.id, manifest, room),
      diagnostics,
    };
  } finally {
    process.off("uncaughtException", crash).off("unhandledRejection", crash);
  }
}

async function resultsOf(
  run: string,
  manifest: Manifest,
  { workspace, store }: Room,
): Promise<TaskResult[]> {
  const record = await readRun(run, manifest, store, busOf(workspace));
  const statements = new Map(
    record.tasks.map((one) => [one.task.id, statementsOf(one, new Map())]),
  );
  return chooseStatements(record, statements).results.map((spoken) => ({
    tool: spoken.record.task.tool,
    output: spoken.record.output?.data ?? null,
    headline: spoken.statements.map(({ text }) => text),
  }));
}

function diagnosticsOf(error: unknown): readonly Diagnostic[] {
  if (error instanceof OrchcError) return error.diagnostics;
  return [unexpectedFailure({ reason: error instanceof Error ? error.message : String(error) })];
}
