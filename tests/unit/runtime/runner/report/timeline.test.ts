import { describe, expect, test } from "vitest";
import { readRun } from "../../../../../src/runtime/runner/record/read-run.ts";
import { computeStatistics } from "../../../../../src/runtime/runner/record/statistics.ts";
import { drawTimeline } from "../../../../../src/runtime/runner/report/timeline.ts";
import { timelineOf } from "../../../../../src/runtime/runner/report/timeline-of.ts";
import { RUN, storedRun, type RunSpec } from "../stored-run.ts";

async function drawn(spec: RunSpec) {
  await using run = await storedRun(spec);
  const record = await readRun(RUN, run.manifest, run.store, run.bus);
  return drawTimeline(timelineOf(record, computeStatistics(record)));
}

describe("the timeline", () => {
  test("sets what happened beside what was expected, on one axis", async () => {
    const { rows, ticks, left } = await drawn({
      tasks: [
        { id: "t1", at: 0, ms: 500, estimate: 0.25, output: { a: 1 } },
        { id: "t2", at: 500, ms: 500, estimate: 0.5, needs: ["t1"], output: { a: 1 } },
        { id: "t3", at: 100, ms: 100, estimate: 0.1, output: { a: 1 } },
        { id: "t4", estimate: 0.1, needs: ["t3"], skipped: "no" },
      ],
    });
    expect(rows).toMatchObject([
      {
        task: "t1",
        critical: true,
        actual: { left: "0.00%", width: "50.00%", cut: false },
        planned: { left: "0.00%", width: "25.00%" },
        took: "500ms",
        expected: "250ms",
      },
      {
        task: "t2",
        critical: true,
        actual: { left: "50.00%", width: "50.00%" },
        planned: { left: "25.00%", width: "50.00%" },
      },
      { task: "t3", critical: false, actual: { left: "10.00%", width: "10.00%" } },
      {
        task: "t4",
        actual: undefined,
        planned: { left: "10.00%", width: "10.00%" },
        took: "skipped",
      },
    ]);
    expect(ticks.map(({ label }) => label)).toEqual(["0", "200ms", "400ms", "600ms", "800ms", ""]);
    expect(left).toBe(0);
  });

  test("keeps real bars visible beside estimates that are far too long", async () => {
    const { rows } = await drawn({
      tasks: [{ id: "t1", at: 0, ms: 100, estimate: 60, output: { a: 1 } }],
    });
    expect(rows).toMatchObject([
      {
        actual: { left: "0.00%", width: "50.00%", cut: false },
        planned: { left: "0.00%", width: "100.00%", cut: true },
      },
    ]);
  });

  test("of a large plan draws failures, the critical path, and the longest tasks", async () => {
    const tasks = Array.from({ length: 100 }, (_, i) => ({
      id: `t${i}`,
      ms: i === 3 ? 1 : 10 + i,
      ...(i === 3 ? { failed: { message: "no" } } : { output: { a: 1 } }),
    }));
    const { rows, left } = await drawn({ tasks });
    const shown = rows.map(({ task }) => task);
    expect(shown).toEqual(["t3", ...Array.from({ length: 59 }, (_, i) => `t${41 + i}`)]);
    expect(left).toBe(40);
  });

  test("of a run in which nothing ran has no axis to divide by", async () => {
    const { rows } = await drawn({ tasks: [{ id: "t1", estimate: 0, skipped: "no" }] });
    expect(rows[0]?.planned).toEqual({ left: "0.00%", width: "0.00%", cut: false });
  });
});
