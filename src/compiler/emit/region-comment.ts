/** What a script says of a task above the statement that runs it. */
import { printExpression } from "../expression/index.ts";
import type { CoreTask } from "../../contract/manifest.ts";
import type { Need } from "../../contract/plan.ts";
import { durationText } from "../../contract/duration.ts";
import {
  isAgent,
  isBranch,
  isFallback,
  isGate,
  isLoop,
  isParallel,
  isSubplan,
  isTask,
  type AgentRegion,
  type GroupRegion,
  type LoopRegion,
  type Region,
  type RegionTask,
} from "../../contract/regions/index.ts";
import { commentText } from "./code-text.ts";

export function taskComment({ timeoutMs, retry, ...task }: CoreTask): string {
  const retries =
    retry.limit === 0 ? "" : `, ${retry.limit} ${retry.limit === 1 ? "retry" : "retries"}`;
  return [...head(task.id, task), `up to ${timeoutMs / 1000} s${retries}`].join(" · ");
}

export function regionComment(region: GroupRegion & { readonly task: RegionTask }): string {
  return [...head(region.id, region.task), ...ruleOf(region)].join(" · ");
}

function head(
  id: string,
  { title, priority, needs }: Pick<RegionTask, "title" | "priority" | "needs">,
): string[] {
  return [
    `${id} · ${commentText(title)}`,
    ...(priority === "medium" ? [] : [priority]),
    ...(needs.length === 0 ? [] : [`needs ${needs.map(needText).join(", ")}`]),
  ];
}

export function needText({ task, when }: Need): string {
  return when === "success" ? task : `${task} (${when})`;
}

/** How a region runs its blocks, in a few words. */
export function ruleOf(region: Region): string[] {
  if (isBranch(region)) return [`when ${commentText(printExpression(region.when))}`];
  if (isLoop(region)) return [loopRule(region)];
  if (isAgent(region)) return agentRules(region);
  if (isFallback(region)) return [`the next one after: ${region.on.join(", ")}`];
  if (isGate(region)) {
    const { deadlineMs, byDefault } = region;
    const decided = byDefault?.decision ?? "rejected";
    return [
      "a person decides",
      ...(deadlineMs === undefined ? [] : [`within ${durationText(deadlineMs)}, else ${decided}`]),
      ...(region.continues ? ["goes on when rejected"] : []),
    ];
  }
  if (isSubplan(region)) return [`the plan ${region.plan}`];
  if (!isParallel(region)) return [];
  const { join, limit } = region;
  const rules = { all: "all of them", any: "the first that succeeds", settled: "each to its end" };
  return [`${rules[join]}${limit === undefined ? "" : `, ${limit} at a time`}`];
}

function agentRules({ model, turns, budget, tools }: AgentRegion): string[] {
  const limits = Object.entries(budget).map(([what, most]) => `${most} ${what}`);
  return [
    `the model ${commentText(model)} decides, in at most ${turns} turns${limits.length === 0 ? "" : ` and ${limits.join(", ")}`}`,
    ...(tools.some(({ block }) => !isTask(block)) ? ["a person approves some calls"] : []),
  ];
}

function loopRule({ over, limit, concurrency, shards, onError }: LoopRegion): string {
  if (over.is === "rounds") {
    if (over.until === undefined) return limit === 1 ? "once" : `${limit} times`;
    return `until ${commentText(printExpression(over.until))}, at most ${limit} times`;
  }
  return [
    concurrency === 1 ? "one after the other" : `${concurrency} side by side`,
    ...(shards === undefined ? [] : [`in up to ${shards} processes`]),
    ...(onError === "collect" ? ["failures are collected"] : []),
    `at most ${limit} items`,
  ].join(", ");
}
