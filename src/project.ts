/** A workspace ready for work: configured, its agents found, its planner chosen. What every command begins with. */
import { openCatalog, type Catalog } from "./catalog/index.ts";
import {
  createGrammarPlanner,
  createModelPlanner,
  type Planner,
  type World,
} from "./compiler/index.ts";
import { openModels, type Model, type ModelUsage } from "./model/index.ts";
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
  /** The configured model of a role (`planner`, `answer`, `agent`). Throws an OrchcError when none is configured. */
  model(role: string): Model;
  /** What all models took so far; absent while none was needed. */
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

  const catalog = (): Promise<Catalog> => (opened ??= openCatalog(workspace));

  const models = openModels(config, { workspaceRoot: root, env, signal });

  return {
    workspace,
    catalog,
    model: models.model,
    usage: models.usage,
    world: () => worldOf(workspace, catalog),
    planner: () => {
      if (config.planner === "model") {
        return createModelPlanner(models.model("planner"), modelWorldOf(workspace, catalog));
      }
      return createGrammarPlanner(worldOf(workspace, catalog));
    },
  };
}
