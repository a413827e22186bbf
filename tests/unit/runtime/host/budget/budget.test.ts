/** Budgets of runs in this process, with real worker processes. */
import { expect, test } from "vitest";
import { exec } from "../../../../../src/runtime/index.ts";
import type { AnswerModel } from "../../../../../src/runtime/runner/index.ts";
import { chainOf, runBuild } from "../../../../support/run-build.ts";
import { testWorkspace } from "../../../../support/workspace.ts";

const telling = chainOf({ t1: `() => ({ n: 3 })` });

test("a model is asked for the answer as often as the budget says, over all processes of a run", async () => {
  await using workspace = await testWorkspace({ limits: { budget: { modelCalls: 1 } } });
  let asked = 0;
  const model: AnswerModel = {
    room: 1000,
    word: () => {
      asked += 1;
      return Promise.resolve([[{ text: "There are 3.", tasks: ["t1"] }]]);
    },
    judge: () => Promise.reject(new Error("there is no call for it")),
  };
  const first = await runBuild(workspace, telling, { model });
  expect(first.status).toBe("success");
  expect(first.events.at(-1)).toMatchObject({ type: "run.finished", modelCalls: 1 });
  expect(asked).toBe(1);
  const folder = `${workspace.paths.generated}/sample`;
  const again = await exec({
    folder,
    workspace,
    resume: first.run,
    again: { tasks: ["t1"] },
    model,
    validate: false,
  });
  expect(again.status).toBe("success");
  expect(again.diagnostics.map(({ code }) => code)).toEqual(["ORC5009"]);
  expect(asked).toBe(1);
});

test("no model is asked where the budget has no call for it", async () => {
  await using workspace = await testWorkspace({ limits: { budget: { modelCalls: 0 } } });
  const isAsked = () => Promise.reject(new Error("it was asked"));
  const model: AnswerModel = { room: 1000, word: isAsked, judge: isAsked };
  const ran = await runBuild(workspace, telling, { model });
  expect(ran.diagnostics.map(({ code }) => code)).toEqual(["ORC5009"]);
  expect(ran.events.at(-1)).not.toHaveProperty("modelCalls");
});

test("a run ends when its seconds are over, also when a tool takes longer than it said", async () => {
  await using workspace = await testWorkspace({ limits: { budget: { seconds: 4 } } });
  const build = chainOf({ t1: "() => ({ n: 1 })", t2: "() => { for (;;); }" });
  const ran = await runBuild(workspace, build);
  expect(ran.status).toBe("failed");
  expect(ran.statuses).toEqual(["t1 success", "t2 cancelled"]);
  expect(ran.reason("t2")).toBe("The run did not end within 4000 ms (limits.budget.seconds).");
  expect(ran.diagnostics).toContainEqual(
    expect.objectContaining({ help: expect.stringContaining("--budget seconds=8") }),
  );
});

test("a task whose script is left out takes what depends on it with it, and what waits for its end is done", async () => {
  await using workspace = await testWorkspace({ limits: { budget: { usd: 0.3 } } });
  const unit = (id: string, usd: number, needs: string[], priority: "low" | "high") => ({
    id: `u${id}`,
    tasks: [{ id, tool: "tools.echo", needs, priority, estimate: { seconds: 1, usd } }],
    script: `await run.task("${id}", tools.echo, {});`,
  });
  const ran = await runBuild(workspace, {
    ...telling,
    units: [
      unit("t1", 0.2, [], "low"),
      unit("t2", 0, ["t1"], "low"),
      unit("t3", 0.3, ["t1 always"], "high"),
    ],
  });
  expect(ran.reason("t3")).toBeUndefined();
  expect(ran.statuses).toEqual(["t1 skipped", "t2 skipped", "t3 success"]);
  expect(ran.reason("t1")).toBe("It was left out for the budget of the run: usd is 0.3.");
  expect(ran.reason("t2")).toBe("It needs the success of t1, which was skipped.");
  expect(ran.status).toBe("failed");
  const [problem] = ran.diagnostics;
  expect(problem).toMatchObject({
    code: "ORC4223",
    message:
      "The budget of the run (usd is 0.3) has no room for all of it. Left out, lowest priority first: t1. Skipped with them: t2.",
    help: expect.stringContaining("--budget usd=0.5"),
  });
  expect(ran.events.at(-1)).toMatchObject({ type: "run.finished", error: problem?.message });
});
