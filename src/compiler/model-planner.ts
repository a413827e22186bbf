/** The planner with a model, joined with what checks its replies. */
import type { Catalog } from "../catalog/catalog.ts";
import type { Model } from "../model/index.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { runChecks } from "./passes/index.ts";
import { gatherContext } from "./pipeline.ts";
import { createModelPlanner } from "./planner/llm/index.ts";
import type { Planner } from "./planner/planner.ts";

/** Plans with a model. Its replies pass the same checks as every plan. Nothing is asked before planning begins. */
export function modelPlanner(model: Model, workspace: Workspace, catalog: Catalog): Planner {
  return createModelPlanner(model, async (draft) =>
    runChecks(draft, await gatherContext(draft, { workspace, catalog, maxTasks: Infinity })),
  );
}
