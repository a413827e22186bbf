/** A query that can be read in two ways: who is asked chooses, and so do a flag and a query file. */
import { expect, test } from "vitest";
import type { Plan } from "../../src/contract/plan.ts";
import { orchcOnTerminal } from "../support/terminal.ts";
import { userWorkspace, type UserWorkspace } from "../support/user-workspace.ts";

const QUERY = "Which product has the highest amount in data/orders.csv?";

async function shop(files: Record<string, string> = {}): Promise<UserWorkspace> {
  const orders =
    "product,region,amount\ntea,north,12\ntea,south,30\ncoffee,north,41\nmilk,north,2\n";
  return userWorkspace({
    config: { planner: "grammar" },
    files: { "data/orders.csv": orders, ...files },
  });
}

async function planned(workspace: UserWorkspace, name: string): Promise<Plan> {
  const files = await workspace.files(`generated/${name}`);
  return JSON.parse(files["plan.json"] ?? "") as Plan;
}

const grouped = expect.objectContaining({ group: ["product"] }) as unknown;

test("where nobody can be asked it is refused, and the way out that is named works", async () => {
  await using workspace = await shop();
  const refused = await workspace.orchc(["plan", QUERY, "--name", "top"]);
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain("ORC2108");
  expect(refused.stderr).toMatch(/--reading 1/);

  const chosen = await workspace.orchc(["plan", QUERY, "--name", "top", "--reading", "2"]);
  expect(chosen.status).toBe(0);
  const plan = await planned(workspace, "top");
  expect(plan.tasks).toMatchObject([{ args: grouped }]);
  expect(plan.notes?.map(({ text }) => text).join("\n")).toMatch(
    /number 2 is chosen: total amount/,
  );

  await workspace.orchc(["plan", QUERY, "--name", "top", "--reading", "1"]);
  expect((await planned(workspace, "top")).tasks).not.toMatchObject([{ args: grouped }]);
});

test("a query file says it once and for all", async () => {
  await using workspace = await shop({
    "queries/top.query.md": `---\nreading: 2\n---\n\n${QUERY}\n`,
  });
  expect((await workspace.orchc(["plan", "top"])).status).toBe(0);
  expect((await planned(workspace, "top")).tasks).toMatchObject([{ args: grouped }]);
  const beyond = await workspace.orchc(["plan", "top", "--reading", "3"]);
  expect(beyond.status).toBe(2);
  expect(beyond.stderr).toContain("there are only 2");
});

test("a question that is understood but for a word is asked without it, where somebody agrees", async () => {
  await using workspace = await shop();
  const query = "Which region consumed the most amount in data/orders.csv?";
  const refused = await workspace.orchc(["plan", query, "--name", "most"]);
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain('ORC2115 "consumed" is not used');
  expect(refused.stderr).toMatch(
    /Without it, this is asked: the greatest amount.* Or, 2: total amount for each region/,
  );

  const agreed = await workspace.orchc(["plan", query, "--name", "most", "--reading", "2"]);
  expect(agreed.status).toBe(0);
  const plan = await planned(workspace, "most");
  expect(plan.tasks).toMatchObject([{ args: { group: ["region"] } }]);
  expect(plan.notes?.map(({ text }) => text).join("\n")).toMatch(/"consumed" is left out/);

  // Names and negations are no words that a question is the same without.
  for (const other of [
    "Total amount of Otto in data/orders.csv",
    "Total amount that is not tea and never sold in data/orders.csv",
  ]) {
    const { status, stderr } = await workspace.orchc(["plan", other, "--reading", "1"]);
    expect(status).toBe(2);
    expect(stderr).not.toContain("--allow-unused");
  }
});

test.each([
  ["2\n", 0],
  ["\n", 2],
  ["7\n", 2],
  ["no\n", 2],
])("asked on a terminal and answered %j, ends with %d", async (keys, expected) => {
  await using workspace = await shop();
  const after = "Which one is meant? [1-2] ";
  const words = ["plan", QUERY, "--name", "top"];
  const { status, drawn } = await orchcOnTerminal(workspace.path, words, { after, keys });
  expect(drawn).toContain("2  total amount for each product, then the greatest");
  expect(status).toBe(expected);
  if (expected === 0)
    expect((await planned(workspace, "top")).tasks).toMatchObject([{ args: grouped }]);
  else expectNothingPlanned(workspace, drawn);
});

function expectNothingPlanned(workspace: UserWorkspace, drawn: string): void {
  expect(drawn).toContain("Nothing is planned. Say it in a plainer way");
  // Who has just said no needs no error that asks the same again.
  expect(drawn).not.toMatch(/ORC\d+/);
  expect(workspace.exists("generated")).toBe(false);
}

/** Understood, and in an order of words of which no answer was ever checked. */
const UNCHECKED = "For tea in data/orders.csv by region the total amount over 10";

test("a question of a form that was never checked is said back, and answered when somebody agrees", async () => {
  await using workspace = await shop();
  const words = ["plan", UNCHECKED, "--name", "tea"];
  const refused = await workspace.orchc(words);
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain("ORC2114");
  expect(refused.stderr).toContain("total amount for each region");

  expect((await workspace.orchc([...words, "--reading", "1"])).status).toBe(0);
  const plan = await planned(workspace, "tea");
  expect(plan.tasks).toMatchObject([{ args: { group: ["region"] } }]);
  expect(plan.notes?.map(({ text }) => text).join("\n")).toMatch(/reading was confirmed: /);
});

test.each([
  ["y\n", 0],
  ["\n", 2],
  ["n\n", 2],
])("to confirm on a terminal and answered %j, ends with %d", async (keys, expected) => {
  await using workspace = await shop();
  const after = "Is that what is meant? [y/N] ";
  const query = "data/orders.csv: in the north, descending amount of tea and coffee";
  const words = ["plan", query, "--name", "tea"];
  const { status, drawn } = await orchcOnTerminal(workspace.path, words, { after, keys });
  expect(drawn).toContain("ordered by amount descending");
  expect(status).toBe(expected);
  if (expected !== 0) expectNothingPlanned(workspace, drawn);
});
