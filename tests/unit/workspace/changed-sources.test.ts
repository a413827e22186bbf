import { describe, expect, test } from "vitest";
import { sha256 } from "../../../src/contract/json.ts";
import { changedSources, planFileHash } from "../../../src/workspace/changed-sources.ts";
import { tempFolder, type TempFolder } from "../../support/temp-folder.ts";

const query = "Sum of the amounts\n";
const plan = '{ "name": "sales", "tasks": [] }';
const costs = '{ "name": "costs", "tasks": [] }';
const files = {
  "queries/sales.query.md": query,
  "generated/sales/plan.json": plan,
  "generated/costs/plan.json": costs,
};

async function changes(folder: TempFolder, name = "sales"): Promise<string[]> {
  const built = {
    name,
    source: {
      query: "",
      sha256: "",
      planner: "grammar@2",
      file: { path: "queries/sales.query.md", sha256: sha256(query) },
    },
    planFile: planFileHash(plan),
    plans: { costs: planFileHash(costs) },
  };
  const found = await changedSources(built, folder.at("generated/sales"), folder.path);
  return found.map(({ file, command }) => `${file}: ${command}`);
}

describe("a build is as new as", () => {
  test("the files that it was made from", async () => {
    await using folder = await tempFolder(files);
    expect(await changes(folder)).toEqual([]);
  });

  test("its query file", async () => {
    await using folder = await tempFolder({ ...files, "queries/sales.query.md": "Mean\n" });
    expect(await changes(folder)).toEqual([
      "queries/sales.query.md: orchc plan queries/sales.query.md && orchc build sales",
    ]);
    expect(await changes(folder, "other")).toEqual([
      "queries/sales.query.md: orchc plan queries/sales.query.md --name other && orchc build other",
    ]);
  });

  test("what its plan says, however it is laid out", async () => {
    await using folder = await tempFolder(files);
    await folder.write("generated/sales/plan.json", '{"tasks":[],\n"name":"sales"}');
    expect(await changes(folder)).toEqual([]);
    await folder.write("generated/sales/plan.json", '{"tasks":[{}],"name":"sales"}');
    expect(await changes(folder)).toEqual(["generated/sales/plan.json: orchc build sales"]);
    await folder.write("generated/sales/plan.json", "{ no");
    expect(await changes(folder)).toEqual(["generated/sales/plan.json: orchc build sales"]);
  });

  test("the files that people wrote these plans into", async () => {
    await using folder = await tempFolder({ ...files, "queries/costs.plan.yaml": "tasks: []\n" });
    const from = (text: string) =>
      JSON.stringify({
        name: "costs",
        source: { file: { path: "queries/costs.plan.yaml", sha256: sha256(text) } },
        tasks: [],
      });
    await folder.write("generated/costs/plan.json", from("tasks: []\n"));
    expect(await changes(folder)).toEqual(["generated/costs/plan.json: orchc build sales"]);
    await folder.write("generated/costs/plan.json", from("tasks: [{}]\n"));
    expect(await changes(folder)).toEqual([
      "generated/costs/plan.json: orchc build sales",
      "queries/costs.plan.yaml: orchc build queries/costs.plan.yaml && orchc build sales",
    ]);
  });

  test("what the plans say that stand in it as tasks", async () => {
    await using folder = await tempFolder(files);
    await folder.write("generated/costs/plan.json", '{"tasks":[{}],"name":"costs"}');
    expect(await changes(folder)).toEqual(["generated/costs/plan.json: orchc build sales"]);
  });

  test("nothing, where neither is there", async () => {
    await using folder = await tempFolder({});
    expect(await changes(folder)).toEqual([]);
  });
});
