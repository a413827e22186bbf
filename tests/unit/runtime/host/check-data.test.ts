/** What exec finds out about the files of a build before anything runs. */
import { chmod, rm } from "node:fs/promises";
import { getuid } from "node:process";
import { describe, expect, test } from "vitest";
import { openCatalog } from "../../../../src/catalog/catalog.ts";
import { runPasses } from "../../../../src/compiler/passes/index.ts";
import { gatherContext } from "../../../../src/compiler/pipeline.ts";
import type { Diagnostic } from "../../../../src/contract/diagnostics/index.ts";
import type { CoreTask, Manifest } from "../../../../src/contract/manifest.ts";
import type { Plan } from "../../../../src/contract/plan.ts";
import { checkData } from "../../../../src/runtime/host/check-data.ts";
import { planOf, told } from "../../../support/plans.ts";
import { testWorkspace, type TestWorkspace } from "../../../support/workspaces.ts";

const ORDERS = "data/orders.csv";
const orders = "day,city,price\n2024-01-01,Rome,1.5\n2024-01-02,Oslo,2\n";

const sumByCity = planOf({
  t1: {
    tool: "data.aggregate",
    args: { file: ORDERS, how: "sum", measure: "price", by: ["city"] },
  },
});

/** As much of a manifest as is looked at, of a plan that was made with the files as they are. */
async function planned(folder: TestWorkspace, plan: Plan): Promise<Manifest> {
  const { workspace } = folder;
  const catalog = await openCatalog(workspace);
  const context = await gatherContext(plan, { workspace, catalog, maxTasks: 9 });
  const passed = runPasses(plan, context);
  expect(passed.diagnostics).toEqual([]);
  const { name, facts, params, tasks } = passed.plan;
  return { name, facts, params, tasks: tasks as readonly unknown[] as CoreTask[] } as Manifest;
}

async function checked(
  folder: TestWorkspace,
  manifest: Manifest,
  params: Record<string, string> = {},
): Promise<Diagnostic[]> {
  return checkData({ manifest, params, workspace: folder.workspace });
}

describe("a file that the plan names", () => {
  test("is written into it, with names and types and without values", async () => {
    await using folder = await testWorkspace({ [ORDERS]: orders });
    const { facts } = await planned(folder, sumByCity);
    expect(facts).toEqual([
      {
        path: ORDERS,
        agent: "data",
        columns: [
          { name: "day", type: "time" },
          { name: "city", type: "text" },
          { name: "price", type: "number" },
        ],
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    ]);
    expect(JSON.stringify(facts)).not.toMatch(/Rome|2024/);
  });

  test.each([
    ["it is as it was", orders],
    ["it has more rows", `${orders}2024-01-03,Paris,7\n`],
    ["it has another column", orders.replaceAll("\n", ",x\n")],
    ["its columns stand in another order", "price,city,day\n3,Rome,2025-01-01\n"],
  ])("nothing is said when %s", async (_, text) => {
    await using folder = await testWorkspace({ [ORDERS]: orders });
    const manifest = await planned(folder, sumByCity);
    await folder.write(ORDERS, text);
    expect(await checked(folder, manifest)).toEqual([]);
  });

  test("a column that is gone and that no task uses is worth a word", async () => {
    await using folder = await testWorkspace({ [ORDERS]: orders });
    const manifest = await planned(folder, sumByCity);
    await folder.write(ORDERS, "city,price\nRome,2\n");
    const found = await checked(folder, manifest);
    expect(found.map(({ severity }) => severity)).toEqual(["warning"]);
    expect(found.map(told)).toEqual([
      'ORC2033 "data/orders.csv" has changed since planning: column "day" is gone.',
    ]);
  });

  test("a column that is gone and that a task uses is an error, with the task", async () => {
    await using folder = await testWorkspace({ [ORDERS]: orders });
    const manifest = await planned(folder, sumByCity);
    await folder.write(ORDERS, "day,citty,price\n2024-01-01,Rome,2\n");
    const found = await checked(folder, manifest);
    expect(found.map(told)).toEqual([
      'ORC2030 The argument "by[0]" of data.aggregate: data/orders.csv has no column "city". @ t1 args.by[0]',
      'ORC2033 "data/orders.csv" has changed since planning: column "city" is gone.',
    ]);
    expect(found[0]?.help).toBe('Did you mean "citty"? Columns: day, citty, price.');
  });

  test("that is gone is an error", async () => {
    await using folder = await testWorkspace({ [ORDERS]: orders });
    const manifest = await planned(folder, sumByCity);
    await rm(folder.at(ORDERS));
    await folder.write("data/order.csv", orders);
    const found = await checked(folder, manifest);
    expect(found.map(told)).toEqual(['ORC2011 There is no file or folder "data/orders.csv".']);
    expect(found[0]?.help).toBe('Did you mean "data/order.csv"?');
  });

  // Nothing is denied to root.
  test.skipIf(getuid?.() === 0)("that this user may not read is an error", async () => {
    await using folder = await testWorkspace({ [ORDERS]: orders });
    const manifest = await planned(folder, sumByCity);
    await chmod(folder.at(ORDERS), 0);
    const found = await checked(folder, manifest);
    expect(found.map(told)).toEqual([
      "ORC1005 data/orders.csv cannot be read: this user may not read it.",
    ]);
    expect(found[0]?.help).toContain("chmod u+r data/orders.csv");
  });
});

describe("a file that a parameter names", () => {
  const plan = planOf(
    {
      t1: {
        tool: "data.aggregate",
        args: { file: { $param: "file" }, measure: "price", by: [{ $param: "by" }] },
      },
    },
    { params: { file: { type: "string" }, by: { type: "string" } } },
  );

  test("is looked at when its value is known", async () => {
    await using folder = await testWorkspace({ [ORDERS]: orders });
    const manifest = await planned(folder, plan);
    expect(manifest.facts).toBeUndefined();
    expect(await checked(folder, manifest, { file: ORDERS, by: "city" })).toEqual([]);
    expect((await checked(folder, manifest, { file: ORDERS, by: "town" })).map(told)).toEqual([
      'ORC2030 The argument "by[0]" of data.aggregate: data/orders.csv has no column "town". @ t1 args.by[0]',
    ]);
    expect(
      (await checked(folder, manifest, { file: "data/order.csv", by: "city" })).map(told),
    ).toEqual(['ORC2011 There is no file or folder "data/order.csv".']);
  });
});
