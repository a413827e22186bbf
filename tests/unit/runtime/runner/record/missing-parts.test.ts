import { expect, test } from "vitest";
import { missingPart } from "../../../../../src/runtime/runner/record/missing-parts.ts";
import type { TaskRecord } from "../../../../../src/runtime/runner/record/read-run.ts";

const record = (id: string, status: string, needs: readonly (readonly [string, string])[] = []) =>
  ({
    task: { id, title: id, needs: needs.map(([task, when]) => ({ task, when })) },
    status,
    attempts: [],
  }) as unknown as TaskRecord;

const missingOf = (...records: readonly TaskRecord[]): (string | undefined)[] => {
  const byId = new Map(records.map((one) => [one.task.id, one]));
  return records
    .filter(({ status }) => status === "skipped")
    .map((one) => missingPart(one, byId)?.what);
};

test("what waits for a failure that did not happen is not missing, nor what builds on it", () => {
  const done = {
    ...record("t1", "success"),
    output: { whole: true, data: { n: 1 } },
  } as unknown as TaskRecord;
  const onFailure = record("t2", "skipped", [["t1", "failure"]]);
  expect(missingOf(done, onFailure, record("t3", "skipped", [["t2", "success"]]))).toEqual([
    undefined,
    undefined,
  ]);
});

test("what waits for the success of a task that failed is", () => {
  expect(missingOf(record("t1", "failed"), record("t2", "skipped", [["t1", "success"]]))).toEqual([
    "was skipped",
  ]);
});

test("an output that is without what failed in its part says so, and what it was", () => {
  const each = {
    ...record("each", "success"),
    output: { whole: true, data: { results: [1], failed: [{ index: 2, error: "c2 is bad." }] } },
    without: [
      { region: "each", of: "item 2", error: "c2 is bad." },
      ...[0, 1, 2].map((item) => ({ region: `each[${item}].set`, of: "s2", error: "down" })),
    ],
  } as unknown as TaskRecord;
  expect(missingPart(each, new Map([["each", each]]))).toEqual({
    task: "each",
    title: "each",
    what: "is without 4 parts that failed",
    said: "is without 4 parts that failed: item 2 (c2 is bad), s2 of each[0].set (down), s2 of each[1].set (down), and 1 more.",
    isPartial: true,
  });
});
