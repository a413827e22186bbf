import { expect, test } from "vitest";
import { storedRun } from "../stored-run.ts";

test("statistics of a run with branches, a failure and retries", async () => {
  await using run = await storedRun({
    tasks: [
      { id: "t1", at: 0, ms: 400, output: { a: 1 }, retries: 2 },
      { id: "t2", at: 10, ms: 1000, output: { a: 1 } },
      { id: "t3", at: 400, ms: 100, needs: ["t1"], failed: { message: "no" } },
      { id: "t4", needs: ["t3"], skipped: "It needs the success of t3, which failed." },
      { id: "t5", cancelled: "The run was cancelled." },
    ],
    ended: 1500,
    manifest: {
      analysis: {
        criticalPath: ["t1", "t3", "t4"],
        secondsInParallel: 3,
        secondsInSequence: 5,
        usd: 0,
      },
    },
  });
  const { statistics } = await run.consolidate();
  expect(statistics).toEqual({
    tasks: 5,
    byStatus: {
      success: 2,
      failed: 1,
      skipped: 1,
      cancelled: 1,
      pending: 0,
      running: 0,
      waiting: 0,
    },
    successRate: 0.4,
    attempts: 5,
    retries: 2,
    durations: { t1: 400, t2: 1000, t3: 100 },
    wallMs: 1500,
    sequenceMs: 1500,
    speedUp: 1,
    criticalPath: {
      planned: { tasks: ["t1", "t3", "t4"], ms: 3000 },
      actual: { tasks: ["t2"], ms: 1000 },
    },
  });
});

test("the wall time of a run whose end is not stored yet ends with its last task", async () => {
  await using run = await storedRun({
    tasks: [
      { id: "t1", at: 0, ms: 300, output: { a: 1 } },
      { id: "t2", at: 100, ms: 500, output: { a: 1 } },
    ],
    ended: null,
  });
  const { statistics } = await run.consolidate();
  expect(statistics.wallMs).toBe(600);
  expect(statistics.speedUp).toBeCloseTo(800 / 600);
});

test("a plan without tasks divides nothing by nothing", async () => {
  await using run = await storedRun({ tasks: [] });
  const { statistics } = await run.consolidate();
  expect(statistics).toMatchObject({ successRate: 1, speedUp: 1, wallMs: 0 });
});
