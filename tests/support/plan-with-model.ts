/** Plans a query from end to end with a model behind a server of the test, in a workspace of its own. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openCatalog } from "../../src/catalog/catalog.ts";
import {
  createGrammarPlanner,
  createModelPlanner,
  plan,
  sourceOf,
} from "../../src/compiler/index.ts";
import type { Planned } from "../../src/compiler/index.ts";
import { taskNotAsked, wordsNotUsed } from "../../src/contract/diagnostics/index.ts";
import type { Param } from "../../src/contract/plan.ts";
import { createModel, type ModelUsage } from "../../src/model/index.ts";
import { modelWorldOf, worldOf } from "../../src/world.ts";
import type { PlanningConfig } from "../../src/workspace/planning-settings.ts";
import type { ModelConfig } from "../../src/workspace/index.ts";
import { configSchema } from "../../src/workspace/config.ts";
import { workspaceAt } from "../../src/workspace/workspace.ts";
import { modelSettings } from "./model-settings.ts";
import {
  fails,
  says,
  startModelServer,
  type ModelReply,
  type ModelRequest,
  type ModelServerOptions,
} from "./model-server.ts";

export interface ModelPlanning extends Planned {
  readonly requests: readonly ModelRequest[];
  readonly usage: ModelUsage;
}

export interface PlanWithModelOptions {
  readonly query: string;
  readonly replies?: NonNullable<ModelServerOptions["replies"]>;
  /** A folder of recordings, in place of replies. */
  readonly recordings?: string;
  readonly params?: Readonly<Record<string, Param>>;
  readonly parameterise?: boolean;
  readonly maxTasks?: number;
  /** Whether words that the plan does not use, and tasks that the query does not ask for, are let through unsaid. Default: yes. */
  readonly allowUnused?: boolean;
  /** An existing folder as the workspace, in place of a new one with these files. */
  readonly root?: string;
  /** `planning` of the configuration. */
  readonly planning?: Partial<PlanningConfig>;
  /** Further settings of the configuration. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whether the planner without a model takes over, or is asked as well. */
  readonly beside?: "fallback" | "rival";
  /** Changes of the model's settings, such as its context. */
  readonly model?: Partial<ModelConfig>;
  /** Files of the new workspace. Default: `stocks.csv`. */
  readonly files?: readonly string[];
}

export async function planWithModel(options: PlanWithModelOptions): Promise<ModelPlanning> {
  if (options.root !== undefined) return planIn(options.root, options);
  const root = await mkdtemp(join(tmpdir(), "orchc-model-plan-"));
  try {
    const { files = ["stocks.csv"] } = options;
    for (const file of files)
      await writeFile(join(root, file), "symbol,date,price\nA,2026-01-01,1\n");
    return await planIn(root, options);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function planIn(
  root: string,
  {
    query,
    replies,
    recordings,
    params,
    parameterise,
    maxTasks,
    allowUnused = true,
    planning = {},
    beside,
    settings = {},
    model: changes = {},
  }: PlanWithModelOptions,
): Promise<ModelPlanning> {
  await using server = await startModelServer({
    ...(replies && { replies }),
    ...(recordings !== undefined && { recordings }),
  });
  const workspace = workspaceAt(root, configSchema.parse({ ...settings, planning }));
  const catalog = await openCatalog(workspace);
  const model = createModel(modelSettings(server.baseUrl, changes), {
    workspaceRoot: root,
    env: {},
  });
  const planner = createModelPlanner(
    model,
    modelWorldOf(workspace, async () => catalog),
  );
  const grammar = createGrammarPlanner(worldOf(workspace, async () => catalog));
  const others =
    beside === "rival"
      ? { planner: grammar, rival: planner }
      : { planner, ...(beside && { fallback: grammar }) };
  const source = await sourceOf(query, { workspace });
  const { diagnostics, ...planned } = await plan({
    source: { ...source, params: { ...source.params, ...params } },
    workspace,
    catalog,
    ...others,
    // How replies are read is looked at here; what of the query a plan uses has tests of its own.
    allowUnused,
    ...(parameterise !== undefined && { parameterise }),
    ...(maxTasks !== undefined && { maxTasks }),
  });
  const unsaid = allowUnused ? [wordsNotUsed.code, taskNotAsked.code] : [];
  const told = diagnostics.filter(({ code }) => !unsaid.includes(code));
  return { ...planned, diagnostics: told, requests: server.requests, usage: model.usage() };
}

/** Replies by the names of requests; one for `x-repair` is given to every correction of `x`. */
export function byName(
  replies: Readonly<Record<string, unknown>>,
): (request: ModelRequest) => ModelReply {
  return ({ name }) => {
    const known = [name, name.replace(/repair-\d+$/, "repair")].find((one) => one in replies);
    return known === undefined
      ? fails(418, `the test has no reply for ${name}`)
      : says(replies[known]);
  };
}

/** A task of an outline, as a model writes it. */
export function outlined(id: string, agent: string, needs: readonly string[] = [], quote = "") {
  return { id, quote, title: `Title of ${id}`, agent, needs, priority: "medium" };
}

/** A bound task, as a model writes it. */
export function bound(id: string, tool: string | null, args: Readonly<Record<string, unknown>>) {
  const fields = Object.entries(args).map(([name, value]) => ({ name, value }));
  return { id, tool, reason: tool === null ? "none fits" : "", args: fields, missing: [] };
}
