/** `orchc stats`, and what a plan would take by the last runs of its tools. */
import { expect, test } from "vitest";
import { orchc, orchcJson } from "../support/built-cli.ts";
import { napWorkspace } from "../support/nap-workspace.ts";

interface Stats {
  readonly tools: readonly { readonly tool: string; readonly medianMs?: number }[];
}

interface Planned {
  readonly lately?: { readonly seconds: number; readonly tools: readonly string[] };
}

const QUERY = ["plan", "Scribble a note", "--name", "rest"];

test("tools with their tasks, successes, retries and durations; plans say what they took lately", async () => {
  await using folder = await napWorkspace([
    ...["t1", "t2", "t3", "t4", "t5", "t6"].map((id) => ({ id, tool: "scribble" as const })),
    { id: "t7", tool: "fail" },
  ]);
  await orchc(folder.path, ["build", "naps"]);
  const before = await orchcJson<Planned>(folder.path, QUERY);
  expect(before).toMatchObject({ exitStatus: 0 });
  expect(before.lately).toBeUndefined();
  const plan = await folder.read("generated/rest/plan.json");

  await orchc(folder.path, ["exec", "naps", "--run", "r1", "--yes"]);
  await orchc(folder.path, ["retry", "r1", "--yes"]);
  const { tools } = await orchcJson<Stats>(folder.path, ["stats"]);
  expect(tools).toMatchObject([
    { tool: "nap.fail", tasks: 1, succeeded: 0, successRate: 0, retries: 1 },
    { tool: "nap.scribble", tasks: 6, succeeded: 6, successRate: 1, retries: 0 },
  ]);
  expect(tools[0]).not.toHaveProperty("medianMs");
  const { rows } = await orchcJson<{ rows: number[][] }>(folder.path, [
    "sql",
    "select duration_ms from worker_runs where tool = 'nap.scribble' order by 1",
  ]);
  expect(tools[1]).toMatchObject({ medianMs: rows[2]?.[0], p95Ms: rows[5]?.[0] });
  const shown = await orchc(folder.path, ["stats"]);
  expect(shown.stdout).toMatch(
    /^tool +tasks +succeeded +retries +median +p95\nnap\.fail +1 +0% +1\nnap\.scribble +6 +100% +0 +\S+ +\S+\n$/,
  );

  const after = await orchcJson<Planned>(folder.path, QUERY);
  expect(after.lately).toEqual({
    seconds: expect.closeTo((rows[2]?.[0] ?? 0) / 1000, 2),
    tools: ["nap.scribble"],
  });
  expect(await folder.read("generated/rest/plan.json")).toBe(plan);
  expect((await orchc(folder.path, QUERY)).stderr).toMatch(
    /^Lately +\S+, by the last runs of nap\.scribble$/m,
  );
});
