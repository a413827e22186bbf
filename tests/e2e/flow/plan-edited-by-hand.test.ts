/** `plan.json` is meant to be edited. What does not fit then is said before anything is built. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Arg } from "../../../src/contract/values.ts";
import type { TaskText } from "../../support/plans.ts";
import { expectDone, expectRefusal } from "../../support/endings.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

let workspace: UserWorkspace;
beforeEach(async () => {
  workspace = await userWorkspace({ data: ["stocks.csv"] });
});
afterEach(() => workspace[Symbol.asyncDispose]());

const aggregate = (changes: Partial<TaskText> = {}): TaskText => ({
  tool: "data.aggregate",
  args: { file: "data/stocks.csv", measure: "price", how: "mean", by: ["symbol"] },
  ...changes,
});

/** Builds, and expects that nothing is written. */
async function build(tasks: Readonly<Record<string, TaskText>>) {
  await workspace.plan("edited", tasks);
  const ended = await workspace.orchc(["build", "edited"]);
  expect(Object.keys(await workspace.files("generated/edited"))).toEqual(["plan.json"]);
  return ended;
}

test("a sound plan is built", async () => {
  await workspace.plan("edited", { t1: aggregate() });
  expectDone(await workspace.orchc(["build", "edited"]));
});

test("an unknown tool: the nearest is offered", async () => {
  expectRefusal(await build({ t1: aggregate({ tool: "data.agregate" }) }), {
    status: 2,
    code: "ORC2006",
    says: ['There is no tool "data.agregate"', "t1.tool", 'Did you mean "data.aggregate"?'],
  });
});

test("an unknown agent: the nearest is offered", async () => {
  expectRefusal(await build({ t1: aggregate({ tool: "datta.aggregate" }) }), {
    status: 2,
    code: "ORC2005",
    says: ['There is no agent "datta"', "t1.agent", 'Did you mean "data"?'],
  });
});

test("a reference to a task that is not there", async () => {
  const chart = { tool: "report.chart", args: { table: { $ref: "t7.table" } } };
  expectRefusal(await build({ t1: aggregate(), t2: chart }), {
    status: 2,
    code: "ORC2001",
    says: ['"t7.table" refers to task "t7"', "t2.args.table", 'Did you mean "t1"?'],
  });
});

test("a reference to an output that the tool does not have", async () => {
  const chart = { tool: "report.chart", args: { table: { $ref: "t1.tabel" } } };
  expectRefusal(await build({ t1: aggregate(), t2: chart }), {
    status: 2,
    code: "ORC2010",
    says: ["t1.tabel", "t2.args.table", "table"],
  });
});

test("a cycle is named from end to end, and so is everything else that is wrong", async () => {
  const chart = { tool: "report.chart", args: { table: { $ref: "t3.table" } } };
  const table = { tool: "report.table", args: { table: { $ref: "t2.table" } } };
  const ended = await build({ t1: aggregate({ tool: "data.agregate" }), t2: chart, t3: table });
  expectRefusal(ended, {
    status: 2,
    code: "ORC2004",
    says: ["t2 → t3 → t2", "t2.needs", "t3.needs", 'There is no tool "data.agregate"'],
  });
});

test("arguments: one too many, one missing, one of the wrong type", async () => {
  const args = { measur: "price", how: 7 };
  expectRefusal(await build({ t1: { tool: "report.chart", args: {} }, t2: aggregate({ args }) }), {
    status: 2,
    code: "ORC2007",
    says: [
      'report.chart needs "table"',
      "t2.args.measur",
      'Did you mean "measure"?',
      "t2.args.how",
    ],
  });
});

test("what one task returns does not fit what the next one takes", async () => {
  const chart = { tool: "report.chart", args: { table: { $ref: "t1.groups" } } };
  const ended = await build({ t1: aggregate(), t2: chart });
  expectRefusal(ended, { status: 2, code: "ORC3001", says: ["t2.args.table", "t1.groups"] });
});

const computed = (measure: Arg, group: Arg = "symbol"): TaskText => ({
  tool: "data.compute",
  args: { file: "data/stocks.csv", group: [group], measures: [measure] },
});

test.each([
  ["a mean", "a total", computed({ how: "mean", column: "price", as: "total price" })],
  ["a maximum", "a mean", computed({ how: "max", column: "price", as: "mean price" })],
  [
    "a quarter",
    "a month",
    computed({ how: "count", as: "rows" }, { column: "date", bucket: "quarter", as: "month" }),
  ],
])("%s that is still called %s: an answer would say so", async (_is, _called, task) => {
  expectRefusal(await build({ t1: task }), {
    status: 2,
    code: "ORC2030",
    says: ["It is called", "Call it what it is"],
  });
});

test.each([
  ["no JSON", '{ "version": 1', "plan.json"],
  ["JSON that is no plan", '{ "version": 1 }', "name"],
])("%s", async (_, text, says) => {
  await workspace.write("generated/edited/plan.json", text);
  expectRefusal(await workspace.orchc(["build", "edited"]), {
    status: 2,
    code: "ORC2015",
    says: ["generated/edited/plan.json", says],
  });
});

test("a plan that is not there: those that are, are named", async () => {
  await workspace.plan("stocks", { t1: aggregate() });
  for (const command of ["build", "verify", "graph"]) {
    expectRefusal(await workspace.orchc([command, "stoks"]), {
      status: 2,
      code: "ORC3004",
      says: ['There is no plan or build "stoks"', 'Did you mean "stocks"?'],
    });
  }
  await workspace.orchc(["build", "stocks"]);
  expectRefusal(await workspace.orchc(["exec", "stoks"]), {
    status: 2,
    code: "ORC4101",
    says: ["generated/stoks", 'Did you mean "stocks"?'],
  });
});
