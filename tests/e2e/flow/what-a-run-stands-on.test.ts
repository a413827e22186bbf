/** Each row of the table in docs/sandbox.md: the thing is changed, and exec and verify do what the row says. */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withDigest, type Manifest } from "../../../src/contract/manifest.ts";
import { REPOSITORY } from "../../support/built-cli.ts";
import {
  changeableWorkspaces,
  lockText,
  pathWith,
  type ChangeableWorkspace,
  type ChangeableWorkspaces,
} from "../../support/changeable-workspace.ts";
import { rowsOf } from "../../support/rows.ts";

let workspaces: ChangeableWorkspaces;
beforeAll(async () => void (workspaces = await changeableWorkspaces()));
afterAll(() => workspaces[Symbol.asyncDispose]());

const FINE = [0];
const setting = (text: string) => (config: string) =>
  JSON.stringify({ ...(JSON.parse(config) as object), ...(JSON.parse(text) as object) });

/** By the first column of the table. */
const rows: Readonly<Record<string, (workspace: ChangeableWorkspace) => Promise<void>>> = {
  "scripts, `types.ts`, README, picture": async ({ change, exec, verify }) => {
    await change("generated/sample/types.ts", (text) => `${text}\n`);
    expect([await exec(), await verify()]).toEqual([
      [4, "ORC4103"],
      [4, "ORC3003"],
    ]);
  },
  "`plan.json`, query file": async ({ change, exec, verify }) => {
    await change("queries/table.query.md", (text) => text.replace("Sum", "Mean"));
    expect([await exec(["table"]), await verify()]).toEqual([
      [4, "ORC3006"],
      [4, "ORC3006"],
    ]);
    expect(await exec(["table", "--allow-stale"])).toEqual([0, "ORC3006"]);
  },
  "`manifest.json`, permissions in it": async ({ change, exec, verify, manifest }) => {
    const before = await manifest();
    const units = before.units.map((unit) => ({
      ...unit,
      permissions: { ...unit.permissions, network: ["*"] },
    }));
    await change("generated/sample/manifest.json", () => JSON.stringify({ ...before, units }));
    expect([await exec(), await verify()]).toEqual([
      [4, "ORC4103"],
      [4, "ORC3003"],
    ]);
    const fitting = JSON.stringify(withDigest({ ...before, units }));
    await change("generated/sample/manifest.json", () => fitting);
    expect(await exec()).toEqual(FINE);
    expect(await exec(["sample", "--digest", before.digest])).toEqual([2, "ORC4106"]);
    const approved = JSON.stringify({ approved: { sample: before.digest } });
    await change("orchc.config.yaml", setting(approved));
    expect(await exec()).toEqual([2, "ORC4106"]);
  },
  "modules of tools and agents, their imports, the `package.json` that maps names": async ({
    change,
    exec,
    verify,
  }) => {
    await change("lib/word.ts", (text) => text.replace("reviewed", "changed"));
    expect([await exec(), await verify()]).toEqual([
      [4, "ORC4103"],
      [4, "ORC3003"],
    ]);
  },
  "packages of the workspace": async ({ change, exec, verify, output }) => {
    await change("node_modules/words/index.js", (text) => text.replace('"hello"', '"changed"'));
    expect([await exec(), await verify()]).toEqual([FINE, FINE]);
    expect(output("t1")).toMatchObject({ hello: "changed" });
    await change("package-lock.json", () => lockText("sha512-b"));
    expect([await exec(), await verify()]).toEqual([
      [4, "ORC4107"],
      [4, "ORC3003"],
    ]);
  },
  "modules of agents while planning": async ({ at, exec, verify }) => {
    await exec();
    expect(existsSync(at("loaded.txt"))).toBe(false);
    await verify();
    expect(existsSync(at("loaded.txt"))).toBe(true);
  },
  "built-in tools, orchc itself": async ({ change, exec, verify, at }) => {
    const file = "generated/table/manifest.json";
    const before = JSON.parse(await readFile(at(file), "utf8")) as Manifest;
    const tools = before.tools.map((tool) => ({ ...tool, version: "0.0.1" }));
    await change(file, () => JSON.stringify(withDigest({ ...before, tools })));
    expect([await exec(["table"]), await verify()]).toEqual([
      [1, "ORC4312"],
      [4, "ORC3003"],
    ]);
  },
  "JavaScript kept in the user's cache": async ({ change, exec, verify, at, output }) => {
    expect(await exec()).toEqual(FINE);
    const kept = await readdir(at("cache/orchc/modules"));
    expect(kept.length).toBeGreaterThan(0);
    for (const name of kept) await change(`cache/orchc/modules/${name}`, () => "changed");
    expect([await exec(), await verify()]).toEqual([FINE, FINE]);
    expect(output("t1")).toMatchObject({ word: "reviewed" });
  },
  "what the last run's first processes might touch, kept in the state folder": async ({
    change,
    exec,
    verify,
  }) => {
    expect(await exec()).toEqual(FINE);
    const granted = JSON.stringify({ count: 2, grants: { read: ["/"], write: ["/"] } });
    await change(".orchc/cache/first-processes/sample.json", () => granted);
    expect([await exec(), await verify()]).toEqual([FINE, FINE]);
  },
  "facts kept in the state folder": async ({ change, exec, verify, at }) => {
    const kept = await readdir(at(".orchc/cache"), { recursive: true });
    expect(kept.length).toBeGreaterThan(0);
    for (const name of kept.filter((each) => each.includes(".")))
      await change(`.orchc/cache/${name}`, () => "changed");
    expect([await exec(["table"]), await verify()]).toEqual([FINE, FINE]);
  },
  "configuration, flags, `ORCHC_` variables": async ({ change, exec, verify }) => {
    await change("orchc.config.yaml", setting('{ "write": [".", "agents"] }'));
    expect(await exec()).toEqual([2, "ORC3008"]);
    await change("orchc.config.yaml", setting('{ "write": ["out"], "limits": { "retries": 1 } }'));
    expect([await exec(), await verify()]).toEqual([FINE, FINE]);
    const none = { ORCHC_APPROVED: "{ other: x }" };
    expect(await exec(["sample"], none)).toEqual([2, "ORC4106"]);
  },
  "routes (`network.routes`)": async ({ change, exec, verify, output }) => {
    expect(await exec()).toEqual(FINE);
    expect(output("t2")).toMatchObject({ text: "from the service" });
    const routes = { "https://gateway.example.test": "http://127.0.0.1:9" };
    await change("orchc.config.yaml", setting(JSON.stringify({ network: { routes } })));
    expect([await exec(), await verify()]).toEqual([[1, "ORC4301"], FINE]);
  },
  "programs that the host starts, `PATH`": async ({ exec, verify, at, output }) => {
    expect(await exec(["sample"], { PATH: pathWith(at("two")) })).toEqual(FINE);
    expect(output("t2")).toMatchObject({ stdout: "two\n" });
    expect(await verify()).toEqual(FINE);
  },
  environment: async ({ exec, output }) => {
    const env = { OWN_SETTING: "1", OTHER_SETTING: "1", NODE_OPTIONS: "--no-warnings" };
    expect(await exec(["sample"], env)).toEqual(FINE);
    expect(output("t1")).toMatchObject({ env: ["OWN_SETTING", "TMPDIR"] });
  },
  Node: async ({ exec, at }) => {
    expect(await exec()).toEqual(FINE);
    const [row] = rowsOf(at(".orchc/orchestrator_results.db"), "SELECT sandbox FROM runs");
    expect(row?.["sandbox"]).toContain(process.version);
  },
  "data files": async ({ change, exec, verify }) => {
    await change("data/sales.csv", (text) => text.replace("region", "area"));
    expect(await exec(["table"])).toContain("ORC2033");
    expect(await verify()).toContain("ORC2033");
  },
};

test("the table has these rows", async () => {
  const text = await readFile(join(REPOSITORY, "docs/sandbox.md"), "utf8");
  const [, table = ""] = text.split("## What a run stands on");
  const [, , ...lines] = table.split("\n").filter((line) => line.startsWith("|"));
  expect(lines.map((line) => line.split(" | ")[0]?.slice(1).trim())).toEqual(Object.keys(rows));
});

test.each(Object.entries(rows))("%s", async (name, check) => {
  await expect(check(await workspaces.copy(name))).resolves.toBeUndefined();
});
