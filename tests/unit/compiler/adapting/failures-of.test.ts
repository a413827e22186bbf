/** What of a run calls for another plan: what failed by itself and was met by nothing. */
import { expect, test } from "vitest";
import type { TaskOutcome } from "../../../../src/compiler/adapting/failed-run.ts";
import { failuresOf } from "../../../../src/compiler/adapting/failures-of.ts";
import { taskOf } from "../../../../src/contract/instance.ts";
import { planOf } from "../../../support/plans.ts";

const inner = (id: string) => ({
  id,
  title: id,
  kind: "call",
  agent: "test",
  tool: "test.echo",
  args: {},
  needs: [],
  priority: "medium",
});
const plan = planOf({
  each: { kind: "loop", forEach: [1, 2], as: "item", tasks: [inner("look")] },
  either: {
    kind: "fallback",
    alternatives: [{ tasks: [inner("first")] }, { tasks: [inner("second")] }],
  },
  ask: { kind: "agent", instruction: "?", tools: ["test.echo"] },
  plain: {},
});

type Row = readonly [id: string, status: TaskOutcome["status"], tool?: string];
const failing = (...rows: readonly Row[]) =>
  failuresOf({
    plan,
    outcomes: rows.map(([id, status, tool = "test.echo"]) => ({
      id,
      task: taskOf(id),
      status,
      tool,
    })),
  }).map(({ id }) => id);

test("a call, and not the loop that failed because of it", () => {
  expect(failing(["each", "failed", "orchc.loop"], ["each[1].look", "failed"])).toEqual([
    "each[1].look",
  ]);
});

test("nothing that a loop has collected or a fallback has met", () => {
  expect(
    failing(
      ["each", "success", "orchc.loop"],
      ["each[0].look", "failed"],
      ["either", "success", "orchc.fallback"],
      ["first", "failed"],
      ["second", "success"],
      ["plain", "failed"],
    ),
  ).toEqual(["plain"]);
});

test("a loop that failed by itself", () => {
  expect(failing(["each", "failed", "orchc.loop"])).toEqual(["each"]);
});

test("an agent without a result, and none of its calls, of which the model was told", () => {
  const calls: readonly Row[] = [
    ["ask[0].ask-turn", "success", "orchc.turn"],
    ["ask[1].ask-test-echo", "failed"],
  ];
  expect(
    failing(["ask", "failed", "orchc.agent"], ...calls, [
      "ask[2].ask-turn",
      "failed",
      "orchc.turn",
    ]),
  ).toEqual(["ask"]);
  expect(failing(["ask", "success", "orchc.agent"], ...calls, ["plain", "failed"])).toEqual([
    "plain",
  ]);
});
