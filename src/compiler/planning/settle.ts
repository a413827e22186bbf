/** What a planner gave becomes a plan: assembled, checked and improved, and every word of the query accounted for. */
import { hasErrors, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { Plan } from "../../contract/plan.ts";
import { assemble } from "../assemble.ts";
import { factsByPath } from "../facts/facts-by-path.ts";
import { contextWithoutFiles, gatherContext } from "../pipeline.ts";
import { notesOf } from "../plan/planning-notes.ts";
import type { Bindings, Outline } from "../planner/planner.ts";
import { figuresOf } from "./figures.ts";
import { observerOf, type Corrigible, type Planned, type PlanOptions } from "./options.ts";

export interface Settled {
  readonly planned: Planned;
  /** Set when something is wrong that a planner may correct. */
  readonly corrigible?: Corrigible;
}

/** @param planning what the planner said */
export async function settle(
  outlined: Outline,
  bindings: Bindings,
  planning: readonly Diagnostic[],
  maxTasks: number,
  options: PlanOptions,
): Promise<Settled> {
  const { source, workspace, catalog, planner, onProgress, budget, signal } = options;
  const given = { outline: outlined, bindings };
  const drafted = assemble(source, planner.id, outlined, bindings, workspace);
  const gathering = { workspace, catalog, maxTasks, budget, signal };
  const { improvementsFor, prepare, runPasses } = await import("../passes/index.ts");
  const observe = observerOf(options);
  const prepared = prepare(drafted, await contextWithoutFiles(drafted, gathering), observe);
  onProgress?.({ stage: "facts", detail: "looking at the files that the plan names" });
  const context = await gatherContext(prepared, gathering);
  const then = improvementsFor(workspace.config.optimise.without);
  const passed = runPasses(prepared, context, observe, then);
  if (hasErrors(passed.diagnostics)) {
    return failed(passed.plan, given, [...planning, ...passed.diagnostics]);
  }
  const { accountFor } = await import("../coverage/index.ts"); // it brings along what reads queries
  const accounted = accountFor(passed.plan, {
    tools: context.tools,
    facts: factsByPath(passed.plan, context),
    allowUnused: options.allowUnused ?? false,
  });
  const diagnostics = [...planning, ...passed.diagnostics, ...accounted.diagnostics];
  if (hasErrors(diagnostics)) return failed(passed.plan, given, diagnostics);
  const notes = [...accounted.notes, ...notesOf(planning)];
  const plan = notes.length === 0 ? accounted.plan : { ...accounted.plan, notes };
  const figures = figuresOf(plan, context, workspace);
  const isCorrected = planner.repair !== undefined;
  return { planned: { plan, ...figures, diagnostics, ...(isCorrected && { given }) } };
}

function failed(
  plan: Plan,
  given: NonNullable<Corrigible["given"]>,
  problems: readonly Diagnostic[],
): Settled {
  return { planned: { diagnostics: problems }, corrigible: { plan, given, problems } };
}
