import { expect, test } from "vitest";
import type { Json } from "../../../../../src/contract/json.ts";
import type { Region } from "../../../../../src/contract/regions/index.ts";
import { collectedFailures } from "../../../../../src/runtime/runner/record/collected-failures.ts";

const task = { title: "", needs: [], priority: "medium", estimate: { seconds: 1, usd: 0 } };
const sequence = (...members: readonly unknown[]) => ({ kind: "sequence", id: "s", members });
const settled = { kind: "parallel", id: "set", task, join: "settled", members: [] };
const each = {
  kind: "loop",
  id: "each",
  task,
  over: { is: "items", list: [], as: "item" },
  onError: "collect",
  carry: [],
  body: sequence(settled),
};
const core = sequence(each, {
  ...each,
  id: "stops",
  onError: "stop",
  body: sequence(),
}) as unknown as Region;
const parts = [{ id: "each" }, { id: "stops" }];
const outputs: Readonly<Record<string, Json>> = {
  each: { results: [1], failed: [{ index: 1, error: "no" }] },
  "each[0].set": { a: { status: "success", output: 1 }, b: { status: "failed", error: "down" } },
  "each[1].set": { a: { status: "failed", error: "no part of a success" } },
  stops: { results: [], failed: [{ index: 0, error: "a tool may say so too" }] },
};
const rows = [
  { id: "each", status: "success" },
  { id: "each[0].set", status: "success" },
  { id: "each[1].set", status: "failed" },
  { id: "stops", status: "success" },
] as const;

test("items that loops collect and tasks that settle, at any depth of what succeeded", () => {
  expect([...collectedFailures({ core }, parts, rows, (id) => outputs[id])]).toEqual([
    [
      "each",
      [
        { region: "each", of: "item 1", error: "no" },
        { region: "each[0].set", of: "b", error: "down" },
      ],
    ],
  ]);
});
