import { describe, expect, test } from "vitest";
import type { RunStatus } from "../../../../../src/contract/events.ts";
import type { RunRecord } from "../../../../../src/runtime/runner/record/read-run.ts";
import { explainFailure } from "../../../../../src/runtime/runner/report/explain-failure.ts";

const ended = (status: RunStatus) =>
  explainFailure({
    run: { id: "run-1", name: "lots", status },
    tasks: [],
  } as unknown as RunRecord);

describe("how a run without a whole result goes on", () => {
  test("a run that waits says where to decide first, and then how to go on", () => {
    expect(ended("waiting")).toMatchObject({
      isWaiting: true,
      first: undefined,
      commands: [
        { command: "orchc gates --run run-1" },
        { command: "orchc exec lots --resume run-1" },
      ],
    });
  });

  test("one that failed or was cancelled is run again", () => {
    for (const status of ["failed", "cancelled"] as const)
      expect(ended(status)).toMatchObject({
        isWaiting: false,
        commands: [{ command: "orchc exec lots" }],
      });
  });

  test("one that still runs needs nothing, and one that succeeded has nothing to explain", () => {
    expect(ended("running")?.commands).toEqual([]);
    expect(ended("success")).toBeUndefined();
  });
});
