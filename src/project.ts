/** A workspace ready for work: configured, its agents found, its planner chosen. What every command begins with. */
import { openCatalog, type Catalog } from "./catalog/index.ts";
import {
  createGrammarPlanner,
  createModelPlanner,
  type Planner,
  type PlanOptions,
  type World,
} from "./compiler/index.ts";
import { OrchcError } from "./contract/diagnostics/index.ts";
import { openModels, type Model, type ModelUsage } from "./model/index.ts";
import { modelWorldOf, worldOf } from "./world.ts";
import {
  findWorkspace,
  modelConfig,
  type ModelConfig,
  type Workspace,
  type WorkspaceOptions,
} from "./workspace/index.ts";

export interface ProjectOptions extends WorkspaceOptions {
  /** Cancels requests to the model. */
  readonly signal?: AbortSignal;
  /** Of every model's replies, over what is configured. */
  readonly recordings?: ModelConfig["recordings"] | undefined;
}

export interface Project {
  readonly workspace: Workspace;
  /** Opens the catalog, once. */
  catalog(): Promise<Catalog>;
  /** The configured model of a role (`planner`, `answer`, `agent`). Throws an OrchcError when none is configured. */
  model(role: string): Model;
  /** Whether what the planner's model says is recorded or replayed: then the same query has to make the same request. */
  readonly isRecorded: boolean;
  /** What all models took so far; absent while none was needed. */
  usage(): ModelUsage | undefined;
  /** What the planner without a model may ask about the workspace. */
  world(): World;
  /** The planner that is asked first. Throws as `planners`. */
  planner(): Planner;
  /**
   * Who plans, as configured. Throws an OrchcError when that is a model, none is configured, and nobody may take over.
   */
  planners(): Pick<PlanOptions, "planner" | "fallback" | "rival">;
}

/** Throws an OrchcError with everything that is wrong with the configuration. */
export async function openProject(options: ProjectOptions = {}): Promise<Project> {
  const { env = process.env, signal, recordings } = options;
  const workspace = await findWorkspace(options);
  const { config } = workspace;
  let opened: Promise<Catalog> | undefined;

  const catalog = (): Promise<Catalog> => (opened ??= openCatalog(workspace));

  const models = openModels(workspace, { env, signal, recordings });

  const openPlanner = (): Planner =>
    createModelPlanner(
      models.model("planner"),
      modelWorldOf(workspace, catalog, models.embedder()),
    );

  const planners: Project["planners"] = () => {
    const { planner, planning } = config;
    const grammar = createGrammarPlanner(worldOf(workspace, catalog));
    if (planner === "grammar") return { planner: grammar };
    const mayFail = planner === "both" || planning.fallback === "grammar";
    const withModel = mayFail ? orWithout(openPlanner) : openPlanner();
    if (planner === "both") return { planner: grammar, rival: withModel };
    return { planner: withModel, ...(mayFail && { fallback: grammar }) };
  };

  return {
    workspace,
    catalog,
    model: models.model,
    isRecorded: (recordings ?? modelConfig(config, "planner")?.recordings) !== undefined,
    usage: models.usage,
    world: () => worldOf(workspace, catalog),
    planner: () => planners().planner,
    planners,
  };
}

/** A planner that cannot be opened makes no plan, for the reason that it gives. */
function orWithout(open: () => Planner): Planner {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof OrchcError)) throw error;
    const { diagnostics } = error;
    return {
      id: "llm",
      outline: async () => ({ tasks: [], diagnostics }),
      bind: async () => ({ tasks: [], params: {}, diagnostics }),
    };
  }
}
