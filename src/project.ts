/** A workspace ready for work: configured, its agents found, its planner chosen. What every command begins with. */
import { openCatalog, type Catalog } from "./catalog/index.ts";
import {
  createGrammarPlanner,
  createModelPlanner,
  type Planner,
  type World,
} from "./compiler/index.ts";
import { modelNotConfigured, OrchcError } from "./contract/diagnostics/index.ts";
import { createModel, type Model, type ModelUsage } from "./model/index.ts";
import { modelWorldOf, worldOf } from "./world.ts";
import { findWorkspace, type Workspace, type WorkspaceOptions } from "./workspace/index.ts";

export interface ProjectOptions extends WorkspaceOptions {
  /** Cancels requests to the model. */
  readonly signal?: AbortSignal;
}

export interface Project {
  readonly workspace: Workspace;
  /** Opens the catalog, once. */
  catalog(): Promise<Catalog>;
  /** The configured model. Throws an OrchcError when none is configured. */
  model(): Model;
  /** What the model took so far; absent while it was not needed. */
  usage(): ModelUsage | undefined;
  /** What the planner without a model may ask about the workspace. */
  world(): World;
  /** The configured planner. Throws an OrchcError when it is a model and none is configured. */
  planner(): Planner;
}

/** Throws an OrchcError with everything that is wrong with the configuration. */
export async function openProject(options: ProjectOptions = {}): Promise<Project> {
  const { env = process.env, signal } = options;
  const workspace = await findWorkspace(options);
  const { config, root } = workspace;
  let opened: Promise<Catalog> | undefined;
  let model: Model | undefined;

  const catalog = (): Promise<Catalog> => (opened ??= openCatalog(workspace));

  const openModel = (): Model => {
    if (config.model === undefined) throw new OrchcError(modelNotConfigured());
    model ??= createModel(config.model, { workspaceRoot: root, env, signal });
    return model;
  };

  return {
    workspace,
    catalog,
    model: openModel,
    usage: () => model?.usage(),
    world: () => worldOf(workspace, catalog),
    planner: () => {
      if (config.planner === "model") return createModelPlanner(openModel(), modelWorldOf(workspace, catalog)); // prettier-ignore
      return createGrammarPlanner(worldOf(workspace, catalog));
    },
  };
}
