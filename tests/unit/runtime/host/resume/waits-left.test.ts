import { expect, test } from "vitest";
import { waitsLeft } from "../../../../../src/runtime/host/resume/waits-left.ts";
import type { AttemptRow } from "../../../../../src/runtime/store/index.ts";

const asked = "2026-05-04T10:00:00.000Z";

function attempt(task: string, at: number, retryAfterMs?: number): AttemptRow {
  const error = {
    code: "ORC4301",
    message: "busy",
    retryable: true,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
  return {
    task,
    attempt: at,
    status: "failed",
    startedAt: asked,
    completedAt: asked,
    pid: 1,
    error,
  };
}

test.each([
  ["later", "2026-05-04T10:00:10.000Z", [{ task: "t1", ms: 20_000 }]],
  ["when it is over", "2026-05-04T10:00:30.000Z", []],
  [
    "by a clock that was put back, or one an hour behind",
    "2026-05-04T09:00:00.000Z",
    [{ task: "t1", ms: 30_000 }],
  ],
  ["by a clock that is an hour ahead", "2026-05-04T11:00:00.000Z", []],
])("%s: the rest of the wait, and never more than was asked for", (_, now, expected) => {
  expect(waitsLeft([attempt("t1", 1, 30_000)], ["t1"], now)).toEqual(expected);
});

test("the last attempt counts, of tasks that are done again, unless the wait is no part of a run", () => {
  const attempts = [
    attempt("t1", 1, 30_000),
    attempt("t1", 2),
    attempt("t2", 1, 30_000),
    attempt("t3", 1, 3_600_000),
  ];
  expect(waitsLeft(attempts, ["t1", "t3"], asked)).toEqual([]);
});
