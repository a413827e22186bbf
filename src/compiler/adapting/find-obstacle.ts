/** Why a plan must not be adapted at all, whoever proposes what. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import {
  commandNotListed,
  gateNotDecided,
  gateRejected,
  notPermitted,
  outcomeNotKnown,
  pathOutsideWorkspace,
} from "../../contract/diagnostics/index.ts";
import { isRegionTool } from "../../contract/regions/region-rows.ts";
import { needsOf } from "../graph/needs.ts";
import { walkTasks } from "../kinds/index.ts";
import type { FailedRun, TaskOutcome } from "./failed-run.ts";
import { failuresOf } from "./failures-of.ts";

const DECIDED: ReadonlySet<string> = new Set([gateRejected.code, gateNotDecided.code]);

/** What was not allowed is not got by another way. */
const DENIED: ReadonlySet<string> = new Set([
  notPermitted.code,
  pathOutsideWorkspace.code,
  commandNotListed.code,
]);

/** A sentence without its full stop; `undefined` when nothing is in the way. */
export function findObstacle(
  failed: FailedRun,
  tools: ReadonlyMap<string, ToolInfo>,
): string | undefined {
  const { plan, outcomes } = failed;
  const known = new Set(walkTasks(plan).map(({ id }) => id));
  const gates = outcomes.find(
    ({ status, error }) => status === "failed" && DECIDED.has(error?.code ?? ""),
  );
  if (gates !== undefined) return `${gates.id} was decided against`;
  for (const { id, tool, status, error } of outcomes) {
    if (status !== "failed" || isRegionTool(tool)) continue;
    if (error?.code === outcomeNotKnown.code)
      return `nobody knows whether ${id} has changed something`;
    if (DENIED.has(error?.code ?? "")) return `what ${id} tried is not allowed`;
  }
  const failures = failuresOf(failed);
  const elsewhere = failures.find(({ task }) => !known.has(task));
  if (elsewhere !== undefined) return `${elsewhere.id} stands in another plan`;
  if (failures.length === 0) return "no task of it has failed";
  return changesAtRisk(failed, tools);
}

/** What has changed something must be taken over by its identity, which has to be certain before anything starts. */
function changesAtRisk(
  { plan, outcomes }: FailedRun,
  tools: ReadonlyMap<string, ToolInfo>,
): string | undefined {
  const own = new Map(plan.tasks.map((task) => [task.id, task]));
  const succeeded = new Set(
    outcomes.filter(({ status }) => status === "success").map(({ id }) => id),
  );
  const needs = needsOf(plan);
  for (const outcome of finishedChanges(outcomes, tools)) {
    const { id } = outcome;
    const task = own.get(id);
    if (task === undefined || task.optional === true) {
      return `${id} has changed something within another task, and could be done twice`;
    }
    const open = [task];
    const seen = new Set<string>();
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      for (const need of needs(one)) {
        if (!succeeded.has(need.task))
          return `${id} has changed something after ${need.task}, which has not succeeded`;
        const next = own.get(need.task);
        if (next === undefined || seen.has(need.task)) continue;
        seen.add(need.task);
        open.push(next);
      }
    }
  }
  return undefined;
}

/** Tool calls that have succeeded and must not be done twice. A tool that is not there any more counts as one. */
export function finishedChanges(
  outcomes: readonly TaskOutcome[],
  tools: ReadonlyMap<string, ToolInfo>,
): TaskOutcome[] {
  return outcomes.filter(({ status, tool }) => {
    const { effect = "write", idempotent = false } = tools.get(tool) ?? {};
    return status === "success" && !isRegionTool(tool) && effect !== "read" && !idempotent;
  });
}
