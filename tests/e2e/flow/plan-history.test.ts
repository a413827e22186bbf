/** Every plan that was there can be had again. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { PlanVersion } from "../../../src/compiler/plan/plan-versions.ts";
import { orchcJson } from "../../support/built-cli.ts";
import { expectDone, expectRefusal } from "../../support/endings.ts";
import { commitAll } from "../../support/git-repository.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const QUERY = "Describe data/stocks.csv";
const PLAN = "generated/stocks/plan.json";

let workspace: UserWorkspace;
beforeEach(async () => {
  workspace = await userWorkspace({ data: ["stocks.csv"] });
});
afterEach(() => workspace[Symbol.asyncDispose]());

interface History {
  readonly isRecorded: boolean;
  readonly versions: readonly (PlanVersion & {
    readonly changes: string;
    readonly isCurrent: boolean;
  })[];
}
const history = () => orchcJson<History>(workspace.path, ["plan", "--history", "stocks"]);
const plan = async (query: string) =>
  expectDone(await workspace.orchc(["plan", query, "--name", "stocks"]));

test("a plan that was edited and then replaced is restored byte by byte, and nothing is lost on the way", async () => {
  await plan(QUERY);
  const first = await workspace.read(PLAN);
  const edited = first.replace('"profile": "balanced"', '"profile":    "aggressive"');
  await workspace.write(PLAN, edited);
  expect((await history()).isRecorded).toBe(false);
  const again = await workspace.orchc([
    "plan",
    "Mean price by symbol in data/stocks.csv",
    "--name",
    "stocks",
  ]);
  expect(again.stderr).toContain("ORC1025");
  expect(again.stderr).toContain("orchc plan --history stocks");

  const { versions, isRecorded } = await history();
  expect(isRecorded).toBe(true);
  expect(versions.map(({ version, by, isCurrent }) => [version, by, isCurrent])).toEqual([
    [3, "plan", true],
    [2, "edit", false],
    [1, "plan", false],
  ]);

  expectDone(await workspace.orchc(["plan", "--restore", "stocks@2"]));
  expect(await workspace.read(PLAN)).toBe(edited);
  expect((await history()).versions[0]).toMatchObject({
    version: 4,
    by: "restore",
    restored: "stocks@2",
  });
  expectDone(await workspace.orchc(["plan", "--restore", "stocks@1"]));
  expect(await workspace.read(PLAN)).toBe(first);
  expectDone(await workspace.orchc(["build", "stocks"]));
  const { stdout } = await workspace.orchc(["plan", "--restore", "stocks@1"]);
  expect(stdout).toContain("says what stocks@1 says already");
  expect((await history()).versions).toHaveLength(5);
  expectDone(await workspace.orchc(["diff", "stocks@1", "stocks@4"]));
});

test("a plan written by hand is a version when it is built", async () => {
  await workspace.plan("stocks", {
    t1: { tool: "data.describe", args: { file: "data/stocks.csv" } },
  });
  const empty = await workspace.orchc(["plan", "--history", "stocks"]);
  expect(empty.stdout).toContain("No version of stocks is recorded yet.");
  expectDone(await workspace.orchc(["build", "stocks"]));
  expect((await history()).versions).toMatchObject([{ version: 1, by: "build", isCurrent: true }]);
});

test("checking a build writes nothing of the history", async () => {
  await workspace.plan("stocks", {
    t1: { tool: "data.describe", args: { file: "data/stocks.csv" } },
  });
  await workspace.orchc(["verify", "stocks"]);
  expect(workspace.exists(".orchc/plans")).toBe(false);
});

test("the plan of a revision is restored, also one that was deleted", async () => {
  await plan(QUERY);
  const committed = await workspace.read(PLAN);
  await workspace.write(".gitignore", "node_modules/\n.orchc/\n");
  await commitAll(workspace.path, [
    { author: "Ann", date: "2026-01-10T10:00:00Z", subject: "Plan", files: {} },
  ]);
  await workspace.remove("generated/stocks");
  expectDone(await workspace.orchc(["plan", "--restore", "stocks@HEAD"]));
  expect(await workspace.read(PLAN)).toBe(committed);
});

test("what cannot be restored is said, and the plan stays", async () => {
  await plan(QUERY);
  const before = await workspace.read(PLAN);
  const refused = async (words: readonly string[], code: string, says: string) =>
    expectRefusal(await workspace.orchc(["plan", ...words]), { status: 2, code, says: [says] });
  await refused(["--restore", "stocks@9"], "ORC3024", "There is no version 9");
  await refused(["--restore", "stocks"], "ORC1018", "does not say which version");
  await refused(["--restore", "stocks@HEAD"], "ORC3021", "no git repository");
  await refused(["--restore", "stocks@1", "--history", "stocks"], "ORC1018", "not both");
  await refused(["a query", "--history", "stocks"], "ORC1018", "plans nothing");
  await refused(["--history", "stoks"], "ORC3004", "stoks");
  expect(await workspace.read(PLAN)).toBe(before);
});

test("a restored version of a plan that a person wrote is what is built, until the file changes", async () => {
  const written = (what: string) =>
    `tasks: [{ id: t1, tool: data.describe, args: { file: data/stocks.csv }, title: ${what} }]\n`;
  const build = async () => expectDone(await workspace.orchc(["build", "stocks"]));
  const title = async () => /"title": "(\w+)"/.exec(await workspace.read(PLAN))?.[1];
  await workspace.write("queries/stocks.plan.yaml", written("One"));
  await build();
  await workspace.write("queries/stocks.plan.yaml", written("Two"));
  await build();
  expect(await title()).toBe("Two");
  expectDone(await workspace.orchc(["plan", "--restore", "stocks@1"]));
  await build();
  expect(await title()).toBe("One");
  await workspace.write("queries/stocks.plan.yaml", written("Three"));
  await build();
  expect(await title()).toBe("Three");
});
