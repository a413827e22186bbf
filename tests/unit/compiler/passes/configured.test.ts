import { expect, test } from "vitest";
import { checkConfigured } from "../../../../src/compiler/passes/check-configured.ts";
import { writeConfigured } from "../../../../src/compiler/passes/write-configured.ts";
import { callsOf } from "../../../../src/compiler/kinds/index.ts";
import { configSchema } from "../../../../src/workspace/config.ts";
import { configuredArguments } from "../../../../src/workspace/check-settings.ts";
import type { Args } from "../../../../src/contract/values.ts";
import { inputOf, passContext, planOf, toolInfo } from "../../../support/plans.ts";

const text = { type: "string" };
const lint = toolInfo("checks.lint", {
  input: inputOf({ command: text, args: { type: "array" } }, []),
  permissions: { commands: [{ arg: "command" }] },
  configured: "checks.lint",
});
const other = toolInfo("shop.start", { input: inputOf({ command: text }, []) });

function passed(tool: string, args: Args, checks: object) {
  const config = configSchema.parse({ checks });
  const context = passContext([lint, other], {
    configuredArguments: (part) => configuredArguments(config, part),
  });
  const { plan } = writeConfigured.run(planOf({ t1: { tool, args } }), context);
  const { diagnostics } = checkConfigured.run(plan, context);
  const [task] = plan.tasks;
  return { args: task && callsOf(task)[0]?.args, codes: diagnostics.map(({ code }) => code) };
}

const configured = { lint: { command: "npx", args: ["oxlint"] } };
const literal = (value: string | string[]) => ({ $literal: value });

test("what the configuration says is written; what a task says stands", () => {
  const whole = { command: literal("npx"), args: literal(["oxlint"]) };
  expect(passed("checks.lint", {}, configured)).toEqual({ args: whole, codes: [] });
  const own = { args: ["other"] };
  expect(passed("checks.lint", own, configured).args).toEqual({ ...whole, ...own });
});

test("a task that names its program gets nothing of another", () => {
  const own = { command: "make" };
  expect(passed("checks.lint", own, configured)).toEqual({ args: own, codes: [] });
});

test("without a command there is nothing to check with; other tools are left alone", () => {
  expect(passed("checks.lint", {}, {}).codes).toEqual(["ORC8031"]);
  expect(passed("checks.lint", {}, { tests: configured.lint }).codes).toEqual(["ORC8031"]);
  expect(passed("shop.start", {}, configured)).toEqual({ args: {}, codes: [] });
});
