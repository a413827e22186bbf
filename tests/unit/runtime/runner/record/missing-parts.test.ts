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
