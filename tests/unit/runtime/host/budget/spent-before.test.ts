import { expect, test } from "vitest";
import { outcomeNotKnown } from "../../../../../src/contract/diagnostics/index.ts";
import { sequenceRegion, taskRegion } from "../../../../../src/contract/regions/index.ts";
import { spentBefore } from "../../../../../src/runtime/host/budget/spent-before.ts";
import { openStore } from "../../../../../src/runtime/store/index.ts";
import { tempFolder } from "../../../../support/temp-folder.ts";
import {
  at,
  created,
  failed,
  finished,
  resumed,
  retrying,
  started,
  succeeded,
} from "../../store/events.ts";

const manifest = {
  core: sequenceRegion("r0", ["t1", "t2"].map(taskRegion)),
  tasks: ["t1", "t2"].map((id) => ({
    id,
    title: id,
    agent: "sample",
    tool: "sample.tool",
    args: {},
    needs: [],
    priority: "medium" as const,
    estimate: { seconds: 1, usd: 0.07 },
    retry: { limit: 1, backoff: "fixed" as const, baseMs: 1 },
    timeoutMs: 1000,
  })),
};

test("every attempt counts, of each process and of the run that this one goes on from", async () => {
  await using folder = await tempFolder({});
  const store = await openStore(folder.at("results.db"));
  try {
    await store.append([
      created("r1", ["t1", "t2"]),
      started("r1", "t1"),
      retrying("r1", "t1"),
      started("r1", "t1", 2, 3),
      // Killed after 3 seconds; somebody goes on after 20, and records what had become of t1.
      {
        ...failed("r1", "t1", 2),
        at: at(20),
        error: { code: outcomeNotKnown.code, message: "?", retryable: false },
      } as never,
      resumed("r1", ["t2"]),
      started("r1", "t2", 1, 21),
      { ...succeeded("r1", "t2", {}), at: at(22) },
      { ...finished("r1", "success"), at: at(25), modelCalls: 1 } as never,
      created("r2", ["t1", "t2"], { from: "r1" }, 50),
    ]);
    const row = await store.run("r2");
    const spent = await spentBefore(row!, manifest, store);
    expect(spent).toEqual({
      nanoUsd: 210_000_000,
      toolCalls: 3,
      modelCalls: 1,
      seconds: 8,
      attempts: new Map([
        ["t1", 2],
        ["t2", 1],
      ]),
    });
  } finally {
    await store.close();
  }
});
