import { hasErrors } from "../../contract/diagnostics/index.ts";
import type { Plan } from "../../contract/plan.ts";
import { assembleWritten } from "../assemble.ts";
import { contextWithoutFiles, gatherContext } from "../pipeline.ts";
import { locateWritten } from "../plan/written-file.ts";
import { figuresOf } from "./figures.ts";
import { observerOf, type Planned, type PlanOptions } from "./options.ts";

/** A plan that a person wrote is checked, and gets what a build depends on; nothing that it says is changed. */
export async function planWritten(options: PlanOptions, written: Plan): Promise<Planned> {
  const { source, workspace, catalog, maxTasks = Infinity, budget, signal } = options;
  const gathering = { workspace, catalog, maxTasks, budget, signal };
  const observe = observerOf(options);
  const drafted = assembleWritten({ ...source, plan: written }, workspace);
  const { completions, improvementsFor, prepare, runPasses } = await import("../passes/index.ts");
  const prepared = prepare(drafted, await contextWithoutFiles(drafted, gathering), observe);
  const context = await gatherContext(prepared, gathering);
  const { without, written: isOptimised } = workspace.config.optimise;
  const then = isOptimised ? improvementsFor(without, true) : completions;
  const passed = runPasses(prepared, context, observe, then);
  const located = await locateWritten(passed.diagnostics, passed.plan, workspace);
  const found = [...catalog.diagnostics, ...located];
  return hasErrors(found)
    ? { diagnostics: found }
    : { plan: passed.plan, ...figuresOf(passed.plan, context, workspace), diagnostics: found };
}
