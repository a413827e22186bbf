import { describe, expect, test } from "vitest";
import { shardLoops } from "../../../../src/compiler/passes/shard-loops.ts";
import { passContext, planWith, toolInfo, type TaskText } from "../../../support/plans.ts";

const context = passContext([
  toolInfo("test.compute", { estimate: { seconds: 2, usd: 0 } }),
  toolInfo("test.quick", { estimate: { seconds: 0.1, usd: 0 } }),
  toolInfo("test.ask", {
    estimate: { seconds: 2, usd: 0 },
    permissions: { network: ["a.example"] },
  }),
  toolInfo("test.program", {
    estimate: { seconds: 2, usd: 0 },
    permissions: { commands: ["git"] },
  }),
  toolInfo("test.save", { estimate: { seconds: 2, usd: 0 }, effect: "write", idempotent: false }),
]);

type Text = TaskText & { readonly id: string };

const call = (id: string, tool: string, rest: object = {}) => ({
  id,
  title: id,
  kind: "call",
  agent: "test",
  tool: `test.${tool}`,
  args: {},
  ...rest,
});
const loop = (rest: object, ...tasks: readonly object[]) =>
  ({
    id: "t1",
    title: "Loop",
    kind: "loop",
    forEach: [1, 2, 3, 4, 5, 6],
    concurrency: 4,
    tasks,
    ...rest,
  }) as never as Text;

/** What the pass says of the first task. */
function shardsOf(task: Text): unknown {
  const [found] = shardLoops.run(planWith([task]), context).plan.tasks;
  return (found as unknown as { readonly shards?: number }).shards;
}

describe("a loop whose tools compute long enough", () => {
  test.each([
    ["as many as run side by side", loop({}, call("a", "compute")), 4],
    [
      "one for each second that they compute",
      loop({ concurrency: 20, forEach: [1, 2] }, call("a", "compute")),
      4,
    ],
    ["at most eight", loop({ concurrency: 20 }, call("a", "compute")), 8],
    [
      "ten items are expected of a list that nobody knows",
      loop(
        { forEach: { $param: "all" } },
        call("a", "quick", { estimate: { seconds: 0.2, usd: 0 } }),
      ),
      2,
    ],
    [
      "what it says of its own time counts",
      loop({}, call("a", "quick", { estimate: { seconds: 1, usd: 0 } })),
      4,
    ],
    [
      "all that is within, a loop in it as often as it runs",
      loop({}, loop({ id: "b", forEach: [1, 2, 3, 4, 5] }, call("a", "quick"))),
      3,
    ],
    ["beside one that waits", loop({}, call("a", "ask"), call("b", "compute")), 4],
  ])("%s", (_, task, shards) => {
    expect(shardsOf(task)).toBe(shards);
  });
});

describe("stays in one process", () => {
  test.each([
    ["what is over soon", loop({}, call("a", "quick"))],
    ["what waits for a service", loop({}, call("a", "ask"))],
    ["what waits for a program", loop({}, call("a", "program"))],
    ["one item at a time", loop({ concurrency: 1 }, call("a", "compute"))],
    ["what must not be repeated", loop({}, call("a", "save"))],
    [
      "rounds",
      loop({ forEach: undefined, concurrency: undefined, times: 9 }, call("a", "compute")),
    ],
  ])("%s", (_, task) => {
    expect(shardsOf(task)).toBeUndefined();
  });
});

test("what the plan says stays", () => {
  expect(shardsOf(loop({ shards: 1 }, call("a", "compute")))).toBe(1);
});

test("within a branch, and not within a loop", () => {
  const inner = loop({ id: "t3" }, call("a", "compute"));
  const branch = {
    id: "t2",
    title: "Branch",
    kind: "conditional",
    when: "params.x",
    then: [inner],
  } as never as Text;
  const outer = loop({ concurrency: 1 }, inner);
  const tasks = shardLoops.run(planWith([branch, outer]), context).plan.tasks as unknown as {
    then?: { shards?: number }[];
    tasks?: { shards?: number }[];
  }[];
  expect(tasks[0]?.then?.[0]?.shards).toBe(4);
  expect(tasks[1]?.tasks?.[0]?.shards).toBeUndefined();
});

test("a second time changes nothing", () => {
  const once = shardLoops.run(planWith([loop({}, call("a", "compute"))]), context).plan;
  expect(shardLoops.run(once, context).plan).toEqual(once);
});
