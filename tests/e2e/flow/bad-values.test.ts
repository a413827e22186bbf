/** Parameters and data that do not fit: which, why, and what to write instead. */
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { expectDone, expectRefusal } from "../../support/endings.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

let workspace: UserWorkspace;
beforeAll(async () => {
  workspace = await userWorkspace({
    data: ["stocks.csv"],
    files: {
      "queries/top.query.md": `---
params:
  count: { type: integer, default: 3 }
---
List the top {count} prices in data/stocks.csv.
`,
      // Line 3 has a value too few, line 4 two too many, line 5 a quote that is not closed.
      "data/broken.csv":
        'symbol,date,price\nA,2020-01-01,1\nB,2020-01-02\nC,2020-01-03,3,4,5\n"D,2020-01-04,4\n',
    },
  });
  await workspace.plan(
    "series",
    {
      t1: {
        tool: "data.top",
        args: { file: "data/stocks.csv", measure: "price", n: { $param: "count" } },
      },
      t2: { tool: "data.aggregate", args: { file: { $param: "file" }, measure: "price" } },
    },
    { params: { count: { type: "integer", default: 3 }, file: { type: "string" } } },
  );
  expectDone(await workspace.orchc(["build", "series"]));
});
afterAll(() => workspace[Symbol.asyncDispose]());

const nothingRan = () => expect(workspace.exists(".orchc/orchestrator_results.db")).toBe(false);
const exec = (...params: string[]) =>
  workspace.orchc(["exec", "series", ...params.flatMap((param) => ["--param", param])]);

describe("parameters", () => {
  test("one of the wrong type", async () => {
    expectRefusal(await exec("file=data/stocks.csv", "count=many"), {
      status: 2,
      code: "ORC1011",
      says: ["count has to be a whole number", '"many"', "--param count=VALUE"],
    });
    nothingRan();
  });

  test("one that is missing", async () => {
    expectRefusal(await exec("count=2"), {
      status: 2,
      code: "ORC1012",
      says: ["The parameter file (string) has no value", "--param file=VALUE"],
    });
    nothingRan();
  });

  test("one that there is not: the nearest is offered", async () => {
    expectRefusal(await exec("file=data/stocks.csv", "cuont=2"), {
      status: 2,
      code: "ORC1010",
      says: ["There is no parameter cuont", "Did you mean count?"],
    });
    nothingRan();
  });

  test("one that is not written as NAME=VALUE", async () => {
    expectRefusal(await exec("count"), {
      status: 2,
      code: "ORC1018",
      says: ["--param count has no value", "--param name=value"],
    });
  });

  test("of a query file", async () => {
    expectRefusal(await workspace.orchc(["run", "top", "--param", "count=many"]), {
      status: 2,
      code: "ORC1011",
      says: ["count has to be a whole number", '"many"', "--param count=VALUE"],
    });
    nothingRan();
  });
});

describe("data", () => {
  test("a file that a parameter names and that is not there", async () => {
    const ended = await exec("file=data/stock.csv");
    expectRefusal(ended, {
      status: 2,
      code: "ORC2011",
      says: ["data/stock.csv", "data/stocks.csv"],
    });
  });

  test("a file outside of the workspace is not read", async () => {
    const outside = join(tmpdir(), `orchc-outside-${process.pid}.csv`);
    await writeFile(outside, "symbol,date,price\nA,2020-01-01,1\n");
    onTestFinished(() => rm(outside));
    const ended = await exec(`file=${outside}`);
    expectRefusal(ended, { status: 1, code: "ORC4315", says: [outside] });
  });

  test("a broken CSV file is told with its line before anything runs", async () => {
    const ended = await workspace.orchc(["run", "Average price by symbol in data/broken.csv"]);
    expectRefusal(ended, {
      status: 2,
      code: "ORC2031",
      says: ["data/broken.csv", "from line 5 on", "quotation marks"],
    });
  });
});
