/** A disk that is full and folders that cannot be written: said in time, and nothing that was recorded is lost. */
import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectDone, expectRefusal } from "../../support/endings.ts";
import { readOnly, smallDisk } from "../../support/mounts.ts";
import { ownAgent } from "../../support/own-agent.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

/** Writes to its scratch space until the disk is full. */
const FILL = `async () => {
  const { open } = await import("node:fs/promises");
  const file = await open("filler", "w");
  try {
    for (;;) await file.write(Buffer.alloc(512));
  } catch {
    return { done: true };
  } finally {
    await file.close();
  }
}`;

let workspace: UserWorkspace;
beforeAll(async () => {
  workspace = await userWorkspace({
    data: ["stocks.csv"],
    files: {
      "agents/own.ts": ownAgent({
        name: "own",
        tools: {
          fill: {
            run: FILL,
            more: 'effect: "write",',
          },
          much: {
            output: "{ text: z.string() }",
            run: '() => ({ text: "x".repeat(4_000_000) })',
          },
        },
      }),
    },
  });
  const price = { tool: "data.aggregate", args: { file: "data/stocks.csv", measure: "price" } };
  await workspace.plan("price", { t1: price });
  await workspace.plan("filling", { t1: price, t2: { tool: "own.fill", needs: ["t1"] } });
  await workspace.plan("large", { t1: { tool: "own.much" } });
  expectDone(await workspace.orchc(["build", "--all"]));
  await workspace.plan("unbuilt", { t1: price });
});
afterAll(() => workspace[Symbol.asyncDispose]());

describe("the disk is full", () => {
  test("before the run: nothing is started", async ({ skip }) => {
    await using disk = await smallDisk(workspace.at(".orchc"), 8_192);
    skip(disk.missing !== undefined, disk.missing);
    const ended = await workspace.orchc(["exec", "price"]);
    expectRefusal(ended, {
      status: 1,
      code: "ORC4001",
      says: [".orchc/orchestrator_results.db", "Free some space", "paths.state"],
    });
    expect(ended.stderr).not.toContain("started");
  });

  test("in the middle of a run: it stops and says so, and what was recorded is there", async ({
    skip,
  }) => {
    await using disk = await smallDisk(workspace.at(".orchc"), 1_048_576);
    skip(disk.missing !== undefined, disk.missing);
    const ended = await workspace.orchc(["exec", "filling", "--yes", "--run", "cut"]);
    expectRefusal(ended, {
      status: 1,
      code: "ORC4001",
      says: ["Free some space", "paths.state", "t1 done", "orchc exec filling --resume cut"],
    });

    await workspace.remove(".orchc/bus");
    expect(workspace.rows("PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
    expect(
      workspace.rows(
        "SELECT task_id, json_extract(output_data, '$.values') AS n FROM task_outputs",
      ),
    ).toEqual([{ task_id: "t1", n: 560 }]);
    expectDone(await workspace.orchc(["exec", "price"]));
  });

  test("when a large output has no room: its task fails and says so", async ({ skip }) => {
    await using disk = await smallDisk(workspace.at(".orchc"), 1_048_576);
    skip(disk.missing !== undefined, disk.missing);
    const ended = await workspace.orchc(["exec", "large", "--run", "large"]);
    expectRefusal(ended, {
      status: 1,
      code: "ORC4001",
      says: [
        "There is no space left to write what own.much makes.",
        "orchc retry large",
        "generated/large/plan.json:",
        "(t1)",
        "paths.state",
      ],
    });
    expect(workspace.rows("SELECT task_id, status FROM worker_runs")).toEqual([
      { task_id: "t1", status: "failed" },
    ]);
  });

  test("while building: what is there is no build yet, and becomes one when there is room", async ({
    skip,
  }) => {
    await using disk = await smallDisk(workspace.at("generated"), 32_768);
    skip(disk.missing !== undefined, disk.missing);
    await workspace.plan("price", {
      t1: { tool: "data.describe", args: { file: "data/stocks.csv" } },
    });
    await writeFile(workspace.at("generated/filler"), Buffer.alloc(20_480));
    expectRefusal(await workspace.orchc(["build", "price"]), {
      status: 2,
      code: "ORC3005",
      says: ["at generated/price", "the disk is full"],
    });
    expectRefusal(await workspace.orchc(["exec", "price"]), {
      status: 2,
      code: "ORC4101",
      says: ["orchc build price"],
    });
    await workspace.remove("generated/filler");
    expectDone(await workspace.orchc(["build", "price"]));
  });
});

describe("a folder cannot be written", () => {
  test("generated: plan and build say so", async ({ skip }) => {
    await using mounted = await readOnly(workspace.at("generated"));
    skip(mounted.missing !== undefined, mounted.missing);
    const refusal = { status: 2, code: "ORC3005", says: ["at generated/"] };
    expectRefusal(await workspace.orchc(["build", "unbuilt"]), refusal);
    expectRefusal(await workspace.orchc(["plan", "Describe data/stocks.csv"]), refusal);
  });

  test("the folder of the history: exec says so, and starts nothing", async ({ skip }) => {
    await workspace.write(".orchc/keep", "");
    await using mounted = await readOnly(workspace.at(".orchc"));
    skip(mounted.missing !== undefined, mounted.missing);
    expectRefusal(await workspace.orchc(["exec", "price"]), {
      status: 2,
      code: "ORC4002",
      says: [".orchc"],
    });
  });

  test("the whole workspace: a build can still be verified", async ({ skip }) => {
    await using mounted = await readOnly(workspace.path);
    skip(mounted.missing !== undefined, mounted.missing);
    expectDone(await workspace.orchc(["verify", "price"]));
  });
});
