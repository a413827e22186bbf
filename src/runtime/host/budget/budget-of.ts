import type { BudgetSettings } from "../../../contract/budget.ts";
import { nanoUsdOf, type Budget } from "../../scheduler/index.ts";
import type { SpentBefore } from "./spent-before.ts";

/** Whether anything is limited. */
export function isLimited({ perTask, ...run }: BudgetSettings): boolean {
  return [...Object.values(run), ...Object.values(perTask)].some((limit) => limit !== undefined);
}

/** `undefined` when nothing that a scheduler decides is limited. */
export function budgetOf(settings: BudgetSettings, spent: SpentBefore): Budget | undefined {
  const { usd, toolCalls, seconds = Infinity, perTask } = settings;
  const limits = [usd, toolCalls, settings.seconds, perTask.usd, perTask.toolCalls];
  if (limits.every((limit) => limit === undefined)) return undefined;
  return {
    ...costOf({ usd, toolCalls }),
    seconds,
    perTask: costOf(perTask),
    spent,
  };
}

function costOf({ usd = Infinity, toolCalls = Infinity }: BudgetSettings["perTask"]) {
  return { nanoUsd: nanoUsdOf(usd), toolCalls };
}
