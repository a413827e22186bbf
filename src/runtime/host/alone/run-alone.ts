/** A script that a person starts by itself: the same work, checks and records as under `exec`, in one process. */
import { basename, dirname, resolve } from "node:path";
import {
  dependencyTimeout,
  historyVanished,
  invariant,
  noStrictSandbox,
  notAScript,
  OrchcError,
  type Diagnostic,
} from "../../../contract/diagnostics/index.ts";
import type { RunEvent } from "../../../contract/events.ts";
import type { Manifest, Unit } from "../../../contract/manifest.ts";
import { parallelRegion, tasksIn } from "../../../contract/regions/index.ts";
import { regionsById } from "../../../contract/regions/units.ts";
import { findRoot, findWorkspace, type Workspace } from "../../../workspace/index.ts";
import { graphOf, type Graph } from "../../scheduler/index.ts";
import { openStore, type GateRow, type Store, type TaskRow } from "../../store/index.ts";
import type { Script } from "../../worker/script.ts";
import { conductRun } from "../conduct-run.ts";
import { createRun } from "../create-run.ts";
import { undecidedGates } from "../gates/decide-gate.ts";
import { openRun } from "../open-run.ts";
import { paramsOf } from "../params.ts";
import { readBuild } from "../read-build.ts";
import { openSecrets } from "../secrets/open-secrets.ts";
import type { RunContext } from "../run-context.ts";
import type { AloneOptions } from "./alone-options.ts";
import { chooseRun, needsOfUnit } from "./choose-run.ts";
import { inProcessPool } from "./in-process-pool.ts";
import { settleLost } from "./settle-lost.ts";
import { settleRest } from "./settle-rest.ts";
import { waitFor } from "./wait.ts";

export interface AloneResult {
  readonly workspace: Workspace;
  readonly manifest: Manifest;
  readonly unit: Unit;
  readonly run: string;
  /** Every task of the run, as it stands now. */
  readonly tasks: readonly TaskRow[];
  /** Gates of the run that nobody has decided. */
  readonly gates: readonly GateRow[];
}

/**
 * @param path of the script, which stands beside its manifest
 * @throws OrchcError when the build, the run or a parameter cannot be used, and when needed outputs do not come in time
 */
export async function runAlone(
  script: Script<never>,
  path: string,
  options: AloneOptions,
  emit: (event: RunEvent) => void,
): Promise<AloneResult> {
  const folder = dirname(path);
  const workspace = await findWorkspace({ root: await rootAbove(folder), env: process.env });
  if (workspace.config.sandbox === "strict")
    throw new OrchcError(notConfinedAlone(basename(folder)));
  const build = await readBuild(folder);
  const { manifest } = build;
  const unit = manifest.units.find(({ id, file }) => id === script.id && file === basename(path));
  if (unit === undefined) throw new OrchcError(notAScript({ file: path }));
  const { waitMs = workspace.config.limits.waitMs } = options;

  const secrets = await openSecrets(manifest, workspace, process.env);
  const store = await openStore(workspace.paths.database);
  try {
    const create = (id: string | undefined) =>
      createRun({ store, workspace, build, id, params: paramsOf(manifest.params, options.params) });
    const { run: id, params } = options;
    const row = await chooseRun({ store, manifest, unit, id, params, waitMs, create });
    const context = await openRun({ build, workspace, store, row, secrets, emit });
    const { run, journal } = context;
    for (const event of await store.events(run, { limit: 1 })) emit(event);
    await waitForNeeds(store, run, unit, manifest, waitMs);
    await settleLost(context, manifest, unit);
    await settleRest(run, build.graph, store, journal);
    const removing = context.bus.removeLeftovers().catch(() => []);
    await conductUnit(context, unit, script);
    await settleRest(run, build.graph, store, journal);
    await removing;
    if (!(await store.isInPlace())) {
      throw new OrchcError(historyVanished({ file: workspace.paths.database, run }));
    }
    const gates = await undecidedGates({ id: run }, store);
    return { workspace, manifest, unit, run, tasks: await store.tasks(run), gates };
  } finally {
    await store.close();
  }
}

function notConfinedAlone(name: string): Diagnostic {
  const why = "a script that is started by itself has the rights of whoever starts it";
  return noStrictSandbox({ why, help: `Run the build: orchc exec ${name}.` });
}

/** Without a configuration the workspace is where `generated` is, as builds are in `generated/<name>`. */
async function rootAbove(folder: string): Promise<string> {
  const root = findRoot(folder);
  return root === folder ? resolve(folder, "../..") : root;
}

async function waitForNeeds(
  store: Store,
  run: string,
  unit: Unit,
  manifest: Manifest,
  waitMs: number,
): Promise<void> {
  const needs = new Set(needsOfUnit(unit, manifest).map(({ task }) => task));
  const missing = async () =>
    (await store.tasks(run))
      .filter(
        ({ id, status }) => needs.has(id) && ["pending", "running", "waiting"].includes(status),
      )
      .map(({ id }) => id);
  const came = await waitFor(
    async () => ((await missing()).length === 0 ? true : undefined),
    waitMs,
  );
  if (came === true) return;
  const seconds = Math.round(waitMs / 1000);
  throw new OrchcError(dependencyTimeout({ tasks: await missing(), seconds, run }));
}

/** Does what the unit has left. The end of the run is for `settleRest` to find, which looks at all of it. */
async function conductUnit(context: RunContext, unit: Unit, script: Script<never>): Promise<void> {
  const { run, store, journal } = context;
  const graph = graphOfUnit(unit, context.build.manifest);
  const settled = (await store.tasks(run)).flatMap(({ id: task, unit: of, status }) =>
    of !== unit.id ||
    !graph.taskAt.has(task) ||
    status === "pending" ||
    status === "running" ||
    status === "waiting"
      ? []
      : [{ task, status }],
  );
  const pool = inProcessPool(async () => script, context.bus, run);
  const crash = (error: unknown) => pool.crash(error);
  process.on("uncaughtException", crash);
  process.on("unhandledRejection", crash);
  const partial: typeof journal = {
    ...journal,
    carryOut: (commands) => journal.carryOut(commands.filter((command) => command.do !== "finish")),
  };
  try {
    await conductRun({ ...context, journal: partial }, { graph, pool, maxParallel: 1, settled });
  } finally {
    process.off("uncaughtException", crash);
    process.off("unhandledRejection", crash);
  }
}

/** The unit as if it were all: what it needs of others is there. */
function graphOfUnit(unit: Unit, { tasks, core }: Manifest): Graph {
  const region = regionsById(core).get(unit.region);
  invariant(region !== undefined, `unit ${unit.id} has no region`);
  const own = new Set(tasksIn(region));
  const members = tasks.filter(({ id }) => own.has(id));
  return graphOf({ tasks: members, core: parallelRegion("alone", [region]), units: [unit] }, true);
}
