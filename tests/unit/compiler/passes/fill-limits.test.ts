import { expect, test } from "vitest";
import { fillLimits } from "../../../../src/compiler/passes/fill-limits.ts";
import { passContext, planOf, toolInfo, type TaskText } from "../../../support/plans.ts";

const tools = [
  toolInfo("data.load", { estimate: { seconds: 0.5, usd: 0 } }),
  toolInfo("model.ask", { estimate: { seconds: 12.3456, usd: 0.02 } }),
  toolInfo("report.save", { effect: "write" }),
  toolInfo("files.delete", { effect: "destructive" }),
];
const filled = (task: TaskText, taskTimeoutMs?: number) => {
  const context = passContext(tools, { retries: 2, taskTimeoutMs });
  return fillLimits.run(planOf({ a: task }), context).plan.tasks[0];
};

test("estimates come from the tool, limits from the configuration", () => {
  expect(filled({ tool: "data.load" }, 12_000)).toMatchObject({
    estimate: { seconds: 0.5, usd: 0 },
    retry: { limit: 2, backoff: "exponential", baseMs: 500 },
    timeoutMs: 12_000,
  });
});

test("without a configured limit: half a minute, and for a slow tool ten times its estimate, in whole milliseconds", () => {
  expect(filled({ tool: "data.load" })).toMatchObject({ timeoutMs: 30_000 });
  expect(filled({ tool: "model.ask" })).toMatchObject({ timeoutMs: 123_456 });
});

test("a configured limit is one for slow tools as well", () => {
  expect(filled({ tool: "model.ask" }, 5000)).toMatchObject({ timeoutMs: 5000 });
});

test("what changes something outside the run is tried once", () => {
  expect(filled({ tool: "report.save" })).toMatchObject({ retry: { limit: 0 } });
  expect(filled({ tool: "files.delete" })).toMatchObject({ retry: { limit: 0 } });
});

test("what the plan says stays", () => {
  const said = {
    estimate: { seconds: 100, usd: 1 },
    retry: { limit: 5, backoff: "fixed", baseMs: 10 },
    timeoutMs: 5,
  } as const;
  expect(filled({ tool: "files.delete", ...said })).toMatchObject(said);
  expect(filled({ tool: "data.load", estimate: said.estimate })).toMatchObject({
    timeoutMs: 1_000_000,
  });
});
