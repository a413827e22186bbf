/** How agents look at places, and tools check their arguments, as the catalog offers it. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { openCatalog } from "../../../src/catalog/catalog.ts";
import type { FactsContext } from "../../../src/catalog/facts/hooks.ts";
import { told } from "../../support/plans.ts";
import { problemsOf } from "../../support/problems.ts";
import { testWorkspace, toolText, type TestWorkspace } from "../../support/workspaces.ts";

function contextIn(folder: TestWorkspace): FactsContext {
  return {
    workspace: folder.path,
    cache: folder.at(".orchc/cache/facts"),
    resolve: (path) => folder.at(path),
    signal: AbortSignal.timeout(60_000),
    reading: {},
  };
}

const agent = (facts: string) => `import { defineAgent } from "orchc/agent";
export default defineAgent({
  name: "weather", card: "Does weather.", tools: {}, facts: () => ${facts},
});`;

describe("an agent of a workspace", () => {
  test("says what a place is like, through the module that it names", async () => {
    await using folder = await testWorkspace({
      "agents/weather.ts": agent('import("./weather/facts.ts")'),
      "agents/weather/facts.ts": `
        export const factsVersion = "7";
        export const facts = async (path: string, { reading }: { reading: object }) =>
          ({ is: "table", columns: [{ name: path, type: "text" }], read: Object.keys(reading) });`,
    });
    const catalog = await openCatalog(folder.workspace);
    const looker = await catalog.looker("weather");
    expect(looker?.version).toBe("7");
    expect(await looker?.look("a.csv", { ...contextIn(folder), reading: { header: 2 } })).toEqual({
      is: "table",
      columns: [{ name: "a.csv", type: "text" }],
      read: ["header"],
    });
  });

  test.each([
    ['import("./weather/none.ts")', /Cannot find module/],
    ["Promise.resolve({ look() {} })", /its module exports no function named "facts"/],
    ["Promise.resolve(undefined)", /its module exports no function named "facts"/],
  ])("whose module cannot be used is told: %s", async (facts, reason) => {
    await using folder = await testWorkspace({ "agents/weather.ts": agent(facts) });
    const catalog = await openCatalog(folder.workspace);
    const [problem] = await problemsOf(async () => catalog.looker("weather"));
    expect(problem === undefined ? "" : told(problem)).toMatch(/^ORC7008 The agent weather/);
    expect(problem?.message).toMatch(reason);
  });

  test("need not look at anything, and one that is not there does not", async () => {
    await using folder = await testWorkspace();
    const catalog = await openCatalog(folder.workspace);
    expect(await catalog.looker("text")).toBeUndefined();
    expect(await catalog.looker("constructor")).toBeUndefined();
  });
});

describe("a tool", () => {
  test("has its own check of arguments", async () => {
    await using folder = await testWorkspace({
      "agents/weather.ts": `import { defineAgent } from "orchc/agent";
        export default defineAgent({ name: "weather", card: "Does weather.",
          tools: { past: () => import("./weather/past.ts") } });`,
      "agents/weather/past.ts": toolText("past", {
        input: "file: z.string()",
        more: `check: ({ file }, { columns }) => ({ tables: { table: columns[file ?? ""] ?? [] } }),`,
      }),
    });
    const catalog = await openCatalog(folder.workspace);
    const tool = await catalog.tool("weather.past");
    const columns = { "a.csv": [{ name: "day", type: "time" as const }] };
    expect(tool?.check?.({ file: "a.csv" }, { columns, open: new Set() })).toEqual({
      tables: { table: columns["a.csv"] },
    });
  });
});

describe("the built-in agents", () => {
  test("data: columns with types, ranges and values", async () => {
    await using folder = await testWorkspace({
      "data/orders.csv": "day,city,price\n2024-01-01,Rome,1.5\n2024-01-02,Oslo,\n",
    });
    const looker = await (await openCatalog(folder.workspace)).looker("data");
    expect(await looker?.look("data/orders.csv", contextIn(folder))).toMatchObject({
      is: "table",
      rows: 2,
      columns: [
        { name: "day", type: "time", min: "2024-01-01", max: "2024-01-02" },
        { name: "city", type: "text", distinct: 2, values: ["Oslo", "Rome"], complete: true },
        { name: "price", type: "number", missing: 1, min: "1.5" },
      ],
    });
  });

  test("files: folders", async () => {
    await using folder = await testWorkspace({ "data/a.csv": "a\n1\n", "data/b.csv": "b\n1\n" });
    const looker = await (await openCatalog(folder.workspace)).looker("files");
    expect(await looker?.look("data", contextIn(folder))).toEqual({ is: "folder", entries: 2 });
    expect(await looker?.look("data/a.csv", contextIn(folder))).toBeUndefined();
    expect(await looker?.look("none", contextIn(folder))).toBeUndefined();
  });

  test("git: repositories, also those without a commit", async () => {
    await using folder = await testWorkspace();
    const looker = await (await openCatalog(folder.workspace)).looker("git");
    const git = (...args: string[]) =>
      promisify(execFile)("git", ["-c", "user.name=A", "-c", "user.email=a@b.example", ...args], {
        cwd: folder.path,
      });
    expect(await looker?.look(".", contextIn(folder))).toBeUndefined();
    await git("init", "-q", "-b", "main");
    expect(await looker?.look(".", contextIn(folder))).toEqual({
      is: "repository",
      commits: 0,
      branches: [],
    });
    await git("commit", "-q", "--allow-empty", "-m", "one");
    await git("branch", "side");
    expect(await looker?.look(".", contextIn(folder))).toEqual({
      is: "repository",
      commits: 1,
      branches: ["main", "side"],
    });
  });
});
