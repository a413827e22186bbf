import { expect, test } from "vitest";
import type { BoundTask, OutlineTask } from "../../../../src/compiler/planner/planner.ts";
import { shareProducers } from "../../../../src/compiler/planner/share-producers.ts";
import { toolInfo } from "../../../support/plans.ts";

const history = toolInfo("markets.history", { cacheable: false });
const rsi = toolInfo("markets.rsi");
const feeder = (id: string, coin: string, tool = history): BoundTask => ({
  id,
  tool,
  title: "History",
  args: { coin },
  internal: true as const,
});
const reader = (id: string, from: string): BoundTask => ({
  id,
  tool: rsi,
  title: "RSI",
  args: { points: { $ref: `${from}.points` }, note: ["t1a.points"] },
});
const outline = (needs: Readonly<Record<string, readonly string[]>>) =>
  new Map(
    Object.entries(needs).map(([id, own]): [string, OutlineTask] => [
      id,
      { id, title: id, agent: "markets", needs: own, priority: "medium" },
    ]),
  );
const drawn = (tasks: readonly BoundTask[]) =>
  tasks.map(({ id, args }) => `${id} ${JSON.stringify(args["points"] ?? args["coin"])}`);

test("two feeders that do the same are one, and both readers read it", () => {
  const tasks = [
    feeder("t1a", "btc"),
    reader("t1", "t1a"),
    feeder("t2a", "btc"),
    reader("t2", "t2a"),
  ];
  const shared = shareProducers(tasks, outline({ t1: [], t2: [] }));
  expect(drawn(shared)).toEqual([
    't1a "btc"',
    't1 {"$ref":"t1a.points"}',
    't2 {"$ref":"t1a.points"}',
  ]);
  expect(shared.at(-1)?.args["note"]).toEqual(["t1a.points"]);
});

test("what was asked for serves as a feeder, and stays", () => {
  const asked = { ...feeder("t1", "btc"), internal: undefined } as unknown as BoundTask;
  const { internal: _, ...plain } = asked;
  const tasks = [plain, feeder("t2a", "btc"), reader("t2", "t2a")];
  expect(drawn(shareProducers(tasks, outline({ t1: [], t2: [] })))).toEqual([
    't1 "btc"',
    't2 {"$ref":"t1.points"}',
  ]);
});

test.each([
  ["other arguments", [feeder("t1a", "btc"), feeder("t2a", "eth")]],
  [
    "an effect",
    ["t1a", "t2a"].map((id) => feeder(id, "btc", toolInfo("a.b", { effect: "write" }))),
  ],
])("feeders with %s stay apart", (_, tasks) => {
  expect(shareProducers(tasks, outline({ t1: [], t2: [] }))).toHaveLength(2);
});

test("what waits for others is no feeder: its reader would wait for them as well", () => {
  const { internal: _, ...asked } = feeder("t3", "btc");
  const tasks = [feeder("t2a", "btc"), reader("t2", "t2a"), asked];
  expect(shareProducers(tasks, outline({ t2: [], t3: ["t2"] }))).toHaveLength(3);
});
