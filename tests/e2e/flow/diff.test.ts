/** Two plans side by side: of the working tree, of revisions of a real repository, of files. */
import { mkdir, rename, rm } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PlanDiff } from "../../../src/compiler/compare/index.ts";
import { orchcJson } from "../../support/built-cli.ts";
import { expectRefusal } from "../../support/endings.ts";
import { addCommits, commitAll } from "../../support/git-repository.ts";
import type { TaskText } from "../../support/plans.ts";
import { orchcOnTerminal } from "../../support/terminal.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const load = (column: string): TaskText => ({
  tool: "data.aggregate",
  title: "Mean price",
  args: { file: "data/stocks.csv", measure: "price", how: "mean", by: [column] },
  estimate: { seconds: 0.5, usd: 0 },
});
const chart = (id: string): TaskText => ({
  tool: "report.chart",
  title: "Chart it",
  args: { table: { $ref: `${id}.table` } },
  estimate: { seconds: 0.6, usd: 0 },
});
const save = (id: string): TaskText => ({
  tool: "report.save",
  title: "Save it",
  args: { to: "out/prices.svg", content: { $ref: `${id}.chart` } },
});

interface Side {
  readonly label: string;
  readonly name: string;
  readonly isThere: boolean;
  readonly isAsBuilt: boolean;
}
type Found = Omit<PlanDiff, "before"> & { readonly before: Side; readonly after: Side };

const commit = { author: "Ann Lee", date: "2026-01-10T10:00:00Z", files: {} };

let workspace: UserWorkspace;
beforeEach(async () => {
  workspace = await userWorkspace({
    data: ["stocks.csv"],
    files: { ".gitignore": "node_modules/\n.orchc/\n" },
  });
  await workspace.plan("prices", { t1: load("symbol") });
});
afterEach(() => workspace[Symbol.asyncDispose]());

const diff = (words: readonly string[]) => orchcJson<Found>(workspace.path, ["diff", ...words]);
const built = async () => {
  const { status, stderr } = await workspace.orchc(["build", "prices"]);
  expect(status === 0 ? 0 : stderr).toBe(0);
};
const titles = (tasks: readonly { readonly title: string }[]) => tasks.map(({ title }) => title);

describe("in a repository", () => {
  beforeEach(async () => {
    await built();
    await commitAll(workspace.path, [{ ...commit, subject: "Prices", tag: "v1" }]);
  });

  test("a plan that was not changed does not differ from the committed one", async () => {
    expect(await diff(["prices", "--detailed-exitcode"])).toMatchObject({
      exitStatus: 0,
      isEqual: true,
      before: { label: expect.stringMatching(/^prices@HEAD \([0-9a-f]{7}\)$/), isAsBuilt: true },
      after: { label: "prices", isAsBuilt: true },
      unchanged: 1,
    });
  });

  test("a plan that was changed differs, with status 2 only when that is asked for", async () => {
    await workspace.plan("prices", { t1: chart("t2"), t2: load("symbol"), t3: save("t1") });
    const found = await diff(["prices"]);
    expect(found).toMatchObject({
      exitStatus: 0,
      isEqual: false,
      changed: [],
      removed: [],
      unchanged: 1,
    });
    expect(titles(found.added)).toEqual(["Chart it", "Save it"]);
    expect(found.permissions).toEqual({
      gained: [
        { kind: "read", name: "out/prices.svg" },
        { kind: "write", name: "out/prices.svg" },
      ],
      lost: [],
    });
    expect(found.figures).toMatchObject({ before: { risk: "low" }, after: { risk: "medium" } });
    expect((await diff(["prices", "--detailed-exitcode"])).exitStatus).toBe(2);
  });

  test("two revisions, named by branch, tag, hash and what leads on from there", async () => {
    await workspace.plan("prices", { t1: load("symbol"), t2: chart("t1") });
    await addCommits(workspace.path, [{ ...commit, subject: "Chart" }]);
    await workspace.plan("prices", { t1: load("date"), t2: chart("t1") });
    const names = ["prices@v1", "prices@main~1"];
    for (const old of names) {
      const found = await diff([old, "prices@HEAD"]);
      expect(titles(found.added)).toEqual(["Chart it"]);
      expect(found.before.label).toMatch(/\([0-9a-f]{7}\)$/);
    }
    const found = await diff(["prices@v1"]);
    expect(
      found.changed.map(({ changes }) => changes.map(({ of, after }) => [of, after?.value])),
    ).toEqual([[["argument", "date"]]]);
    expect((await diff(["generated/prices/plan.json@v1", "generated/prices/@v1"])).isEqual).toBe(
      true,
    );
  });

  test("what a tool may do was changed, and not the plan", async () => {
    await workspace.write("agents/shop.ts", AGENT);
    await workspace.write("agents/shop/ask.ts", tool(""));
    await workspace.plan("prices", { t1: { tool: "shop.ask", title: "Ask" } });
    await built();
    await addCommits(workspace.path, [{ ...commit, subject: "Shop" }]);
    await workspace.write(
      "agents/shop/ask.ts",
      tool('permissions: { network: ["api.example.org"] },'),
    );
    await built();
    expect(await diff(["prices", "--detailed-exitcode"])).toMatchObject({
      exitStatus: 2,
      added: [],
      changed: [],
      permissions: { gained: [{ kind: "network", name: "api.example.org" }] },
    });
  });

  test("a plan that is new, and one that was deleted, are compared with nothing", async () => {
    await workspace.plan("other", { t1: load("symbol") });
    const found = await diff(["other"]);
    expect(found).toMatchObject({
      before: { isThere: false, label: "other@HEAD (not there)" },
      head: [],
    });
    expect(titles(found.added)).toEqual(["Mean price"]);
    expect(found.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ["ORC3023", "note"],
    ]);
    await rm(workspace.at("generated/prices"), { recursive: true });
    const gone = await diff(["prices", "--detailed-exitcode"]);
    expect(gone).toMatchObject({ exitStatus: 2, after: { isThere: false } });
    expect(titles(gone.removed)).toEqual(["Mean price"]);
  });

  test("in a folder of the repository, from any folder", async () => {
    await mkdir(workspace.at("app"));
    for (const name of ["generated", "orchc.config.yaml"])
      await rename(workspace.at(name), workspace.at(`app/${name}`));
    await addCommits(workspace.path, [{ ...commit, subject: "Move" }]);
    const words = ["diff", "prices", "--workspace", "app"];
    expect(await orchcJson<Found>(workspace.path, words)).toMatchObject({ isEqual: true });
    const inside = ["diff", "."];
    expect(await orchcJson<Found>(workspace.at("app/generated/prices"), inside)).toMatchObject({
      isEqual: true,
    });
  });

  test("a revision that is not there: the nearest, and what a name may be", async () => {
    expectRefusal(await workspace.orchc(["diff", "prices@mian"]), {
      status: 2,
      code: "ORC3022",
      says: ["There is no revision mian", "Did you mean main?"],
    });
    for (const evil of ["prices@--output=x", "prices@main:secret", "prices@$(touch x)"]) {
      expect((await workspace.orchc(["diff", evil])).stderr).toContain("ORC3022");
    }
    expect(workspace.exists("x")).toBe(false);
  });

  test("another name that is not there is a mistake, and no empty plan", async () => {
    expectRefusal(await workspace.orchc(["diff", "prises@main", "prices"]), {
      status: 2,
      code: "ORC3023",
      says: ["There is no plan prises in the revision main"],
    });
    expectRefusal(await workspace.orchc(["diff", "prises"]), {
      status: 2,
      code: "ORC3004",
      says: ['Did you mean "prices"?'],
    });
  });

  test("with --detailed-exitcode whatever goes wrong is 1, also before the command begins", async () => {
    for (const words of [
      ["prices@nowhere"],
      ["nothing"],
      ["prices", "--wrong-flag"],
      ["a", "b", "c"],
    ]) {
      const detailed = await workspace.orchc(["diff", ...words, "--detailed-exitcode"]);
      const usual = await workspace.orchc(["diff", ...words]);
      expect([...words, detailed.status, usual.status]).toEqual([...words, 1, 2]);
    }
  });

  test("without git nothing of a revision can be read, and all else can", async () => {
    const env = { PATH: workspace.at("nowhere") };
    const ended = await workspace.orchc(["diff", "prices"], env);
    expectRefusal(ended, { status: 2, code: "ORC3020", says: ["git is not there"] });
    expect((await workspace.orchc(["diff", "prices", "prices"], env)).status).toBe(0);
  });

  test("colours are for a terminal alone", async () => {
    await workspace.plan("prices", { t1: load("date") });
    const escape = "\u001b[";
    expect((await workspace.orchc(["diff", "prices"])).stdout).not.toContain(escape);
    expect((await workspace.orchc(["diff", "prices", "--markdown"])).stdout).not.toContain(escape);
    const { drawn } = await orchcOnTerminal(workspace.path, ["diff", "prices"]);
    expect(drawn).toContain(`${escape}33m~${escape}39m`);
  });
});

const AGENT = `import { defineAgent } from "orchc/agent";
export default defineAgent({ name: "shop", card: "Asks.", tools: { ask: () => import("./shop/ask.ts") } });
`;
const tool = (more: string) => `import { defineTool, z } from "orchc/agent";
export const ask = defineTool({
  name: "ask", description: "Asks.", version: "1", input: z.object({}), output: z.object({ text: z.string() }), ${more}
  run: () => ({ text: "" }),
});
`;

test("outside of a repository it says so, and what works instead", async () => {
  expectRefusal(await workspace.orchc(["diff", "prices"]), {
    status: 2,
    code: "ORC3021",
    says: ["it is in no git repository", "orchc plan --history NAME"],
  });
});

test("a repository without a commit says so", async () => {
  await commitAll(workspace.path, []);
  expectRefusal(await workspace.orchc(["diff", "prices"]), {
    status: 2,
    code: "ORC3022",
    says: ["has no commits yet"],
  });
});

describe("without a repository", () => {
  test("two names and two files", async () => {
    await workspace.plan("other", { t1: load("date") });
    expect(await diff(["prices", "other"])).toMatchObject({ isEqual: false, changed: [{}] });
    await workspace.write("old.json", await workspace.read("generated/prices/plan.json"));
    await workspace.write("odd@name.json", await workspace.read("generated/prices/plan.json"));
    expect(await diff(["old.json", "odd@name.json"])).toMatchObject({
      isEqual: true,
      before: { label: "old.json", name: "prices" },
    });
  });

  test("a file that is not there, and one that is no plan", async () => {
    expectRefusal(await workspace.orchc(["diff", "old.json", "prices"]), {
      status: 2,
      code: "ORC1005",
      says: ["old.json"],
    });
    await workspace.write("old.json", '{ "version": 1 }');
    expectRefusal(await workspace.orchc(["diff", "old.json", "prices"]), {
      status: 2,
      code: "ORC2015",
      says: ["old.json"],
    });
  });

  test("a plan with tools that nobody knows is compared as far as it can be", async () => {
    await workspace.plan("other", { t1: { tool: "gone.away", title: "Go" } });
    const found = await diff(["prices", "other"]);
    expect(found.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ["ORC3026", "warning"],
    ]);
    expect(found.added).toMatchObject([
      { risk: "high", reasons: ["nothing is known of gone.away"] },
    ]);
  });

  test("a plan on which nothing can be computed is shown where it is wrong", async () => {
    await workspace.plan("other", { t1: { ...load("date"), needs: ["t1"] } });
    expectRefusal(await workspace.orchc(["diff", "prices", "other"]), {
      status: 2,
      code: "ORC2004",
      says: ["generated/other/plan.json:"],
    });
  });

  test("two plans are scored, and the better one is said with the reasons", async () => {
    await workspace.plan("other", { t1: load("symbol"), t2: chart("t1"), t3: save("t2") });
    const { status, stdout } = await workspace.orchc(["compare", "prices", "other"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^A is better, by [\d.]+ points: prices$/m);
    expect(stdout).toMatch(/^A {2}risks less: /m);
    const found = await orchcJson(workspace.path, ["compare", "other", "prices"]);
    expect(found).toMatchObject({ better: "b", weights: { cost: 0.3 }, a: { label: "other" } });
    expect((await workspace.orchc(["compare"])).stderr).toContain("The name of a plan is missing");
  });
});
