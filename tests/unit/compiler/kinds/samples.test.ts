/** Every kind of task has a sample in docs/plan.md that is sound and can be lowered. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readExpression } from "../../../../src/compiler/expression/index.ts";
import { needsOf } from "../../../../src/compiler/graph/needs.ts";
import {
  allCallsOf,
  kinds,
  lowerTask,
  planFileSchema,
  walkTasks,
} from "../../../../src/compiler/kinds/index.ts";
import { runChecks } from "../../../../src/compiler/passes/index.ts";
import { openPlans } from "../../../../src/compiler/passes/inline-plans.ts";
import type { Plan } from "../../../../src/contract/plan.ts";
import {
  parallelRegion,
  planTaskOf,
  regionSchema,
  regionsIn,
  stepsIn,
} from "../../../../src/contract/regions/index.ts";
import { findCoreProblem } from "../../../../src/contract/regions/find-problem.ts";
import { passContext, planOf, toolInfo } from "../../../support/plans.ts";

const page = readFileSync(join(import.meta.dirname, "../../../../docs/plan.md"), "utf8");

/** The block of JSON below the heading of a kind. */
function sampleOf(kind: string): Plan {
  const [, section = ""] = page.split(`\n### ${kind}\n`);
  const [, json = "{}"] = /```json\n([^]*?)```/.exec(section) ?? [];
  const { tasks } = JSON.parse(json) as { tasks: unknown };
  return planFileSchema.parse({ ...planOf({}), tasks });
}

const report = planOf(
  { t1: { tool: "weather.forecast", args: { place: { $param: "place" } } } },
  { name: "report", params: { place: { type: "string" } } },
);

const sampled = kinds.map(({ name }) => name).filter((name) => name !== "call");

describe.each(sampled)("the sample of %s", (kind) => {
  const plan = sampleOf(kind);
  const plans = { names: ["report"], read: new Map([["report", report]]) };
  const names = [plan, report]
    .flatMap(({ tasks }) => tasks.flatMap(allCallsOf))
    .map(({ tool }) => tool);
  const tools = [...new Set(names)].map((name) =>
    toolInfo(name, { input: {}, output: {}, permissions: { network: ["weather.example"] } }),
  );

  test("has a task of that kind", () => {
    expect(walkTasks(plan).map((task) => task.kind)).toContain(kind);
  });

  test("is sound", () => {
    const context = passContext(
      tools.map((tool) => ({ ...tool, input: { additionalProperties: true } })),
      { plans },
    );
    expect(runChecks(plan, context)).toEqual([]);
  });

  test("becomes a tree that the manifest can hold", () => {
    const { plan: opened } = openPlans(plan, plans);
    const needs = needsOf(opened);
    const lowered = opened.tasks.map((task) => lowerTask(task, needs(task), readExpression));
    const core = parallelRegion(
      "r0",
      lowered.map(({ region }) => region),
    );
    const tasks = lowered.flatMap((one) => one.tasks);
    const units = [{ id: "u1", region: "r0" }];
    expect(findCoreProblem({ core, tasks, units })).toBeUndefined();
    expect(regionSchema.parse(JSON.parse(JSON.stringify(core)))).toEqual(core);
    const steps = stepsIn(core);
    const ids = regionsIn(core).flatMap((region) => planTaskOf(region) ?? []);
    expect(ids.filter((id) => !steps.has(id))).toHaveLength(walkTasks(opened).length);
  });
});
