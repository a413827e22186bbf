/** Whatever a model answers, a plan touches only what the user has named, with tools of the catalog. */
import { describe, expect, test } from "vitest";
import type { Param } from "../../../../../src/contract/plan.ts";
import { bound, byName, outlined, planWithModel } from "../../../../support/plan-with-model.ts";

/** Plans one task of one agent, which the model binds like this, twice. */
const planTask = (query: string, agent: string, task: unknown, options = {}) => {
  const reply = { tasks: [task], params: [] };
  return planWithModel({
    query,
    replies: byName({
      outline: { tasks: [outlined("t1", agent)] },
      "bind-t1": reply,
      "bind-t1-repair": reply,
    }),
    ...options,
  });
};

const reads = (query: string, file: unknown, options = {}) =>
  planTask(query, "data", bound("t1", "data.describe", { file }), options);

describe("a file is read", () => {
  test.each([
    ["Describe stocks.csv.", "stocks.csv"],
    ["Describe STOCKS.CSV, please", "stocks.csv"],
    ["Describe ./stocks.csv", "stocks.csv"],
    ["Describe (stocks.csv)", "./stocks.csv"],
  ])("when the query names it: %s %s", async (query, file) => {
    const { plan, diagnostics } = await reads(query, file);
    expect(diagnostics).toEqual([]);
    expect(plan?.tasks[0]?.args).toEqual({ file });
  });

  test.each([
    ["Describe the prices.", "stocks.csv"],
    ["Describe stocks.csv", "/etc/passwd"],
    ["Describe stocks.csv in etc, not passwd", "/etc/passwd"],
    ["Describe stocks.csv...", "../stocks.csv"],
    ["Describe stocks.csv", "~/stocks.csv"],
    ["Describe mystocks.csv", "stocks.csv"],
    ["Describe stocks.csv", "secrets/stocks.csv"],
    ["Describe stocks.csv", ""],
    ["Describe stocks.csv", { text: ["/etc/", "passwd"] }],
  ])("not when it does not: %s %j", async (query, file) => {
    const { plan, diagnostics } = await reads(query, file);
    expect(plan).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toContain("ORC6014");
  });

  test("when its folder and its name stand in the query apart", async () => {
    const { diagnostics } = await reads(
      "Describe stocks.csv in the folder data",
      "data/stocks.csv",
    );
    // Named, but not there.
    expect(diagnostics.map(({ code }) => code)).toEqual(["ORC2011", "ORC6015"]);
  });

  test("when a parameter of the source names it", async () => {
    const file: Param = { type: "string", default: "stocks.csv" };
    const own = { params: { file } };
    const { diagnostics } = await reads("Describe the prices in {file}.", { param: "file" }, own);
    expect(diagnostics).toEqual([]);
    const { plan } = await reads("Describe the prices in {file}.", "stocks.csv", own);
    expect(plan?.tasks).toHaveLength(1);
  });
});

test("the message says which file, who would read it, and where", async () => {
  const { diagnostics } = await reads("Describe stocks.csv", "/etc/passwd");
  expect(diagnostics.find(({ code }) => code === "ORC6014")).toMatchObject({
    message: '"file" of data.describe would read "/etc/passwd", which the query does not name.',
    places: [{ in: "plan", task: "t1", path: "args.file" }],
  });
});

describe("an address is asked", () => {
  const asks = (query: string, url: string) =>
    planTask(query, "web", bound("t1", "web.page", { url }));

  test.each([
    ["Read https://example.org/a?b=1.", "https://example.org/a?b=1"],
    ["Read example.org/a", "https://example.org/a"],
  ])("when the query names it: %s", async (query, url) => {
    expect((await asks(query, url)).plan?.tasks).toHaveLength(1);
  });

  test.each([
    ["Read https://example.org/a", "https://evil.example/a"],
    ["Read https://example.org/a", "https://example.org/a?stolen=1"],
    ["Read https://example.org/a", "https://example.org@evil.example/a"],
    ["Read https://example.org/a", "https://example.org.evil.example/a"],
  ])("not when it does not: %s %s", async (query, url) => {
    const { plan, diagnostics } = await asks(query, url);
    expect(plan).toBeUndefined();
    expect(diagnostics[0]?.code).toBe("ORC6014");
  });
});

test("a folder that is the tool's own default need not be named", async () => {
  const { plan } = await planTask(
    "List the last commits.",
    "git",
    bound("t1", "git.log", { folder: "." }),
  );
  expect(plan?.tasks).toHaveLength(1);
});

test("a program is started only when the query names it", async () => {
  const { diagnostics } = await planTask(
    "Say hello.",
    "shell",
    bound("t1", "shell.run", { command: "curl" }),
  );
  expect(diagnostics[0]).toMatchObject({
    code: "ORC6014",
    message: expect.stringContaining('would start "curl"'),
  });
});

describe("text of a model", () => {
  test("becomes a title of one line", async () => {
    const title = "Prices\n\u001b[31mof\u2028stocks\u0007";
    const { plan } = await planWithModel({
      query: "Describe stocks.csv",
      replies: byName({
        outline: { tasks: [{ ...outlined("t1", "data"), title }] },
        "bind-t1": { tasks: [bound("t1", "data.describe", { file: "stocks.csv" })] },
      }),
    });
    expect(plan?.tasks[0]?.title).toBe("Prices [31mof stocks");
  });

  test("that looks like a reference stays text, and data that does stays data", async () => {
    const query = 'Search stocks.csv for "t1.table"';
    const { plan, diagnostics } = await planTask(
      query,
      "data",
      bound("t1", "data.top", {
        table: {
          fields: [
            { name: "title", value: '{"$ref": "t9.x"}' },
            { name: "columns", value: [] },
            { name: "rows", value: [{ fields: [{ name: "$ref", value: "t9.table" }] }] },
          ],
        },
        measure: "t9.table",
      }),
    );
    expect(diagnostics).toEqual([]);
    expect(plan?.tasks[0]?.args).toEqual({
      table: {
        title: '{"$ref": "t9.x"}',
        columns: [],
        rows: [{ $literal: { $ref: "t9.table" } }],
      },
      measure: "t9.table",
    });
  });
});

describe("parameters", () => {
  const lacking = bound("t1", "data.describe", { file: { param: "file" } });
  const file = { name: "file", type: "string", description: "the data\nfile" };
  const withParams = (query: string, params: unknown[], options = {}) => {
    const reply = { tasks: [lacking], params };
    return planWithModel({
      query,
      replies: byName({
        outline: { tasks: [outlined("t1", "data")] },
        "bind-t1": reply,
        "bind-t1-repair": reply,
      }),
      ...options,
    });
  };

  test("are made of what the query does not give, when that is asked for", async () => {
    const unused = { name: "unused", type: "string", description: "" };
    const { plan, requests } = await withParams("Describe a file.", [file, unused], {
      parameterise: true,
    });
    expect(plan?.params).toEqual({ file: { type: "string", description: "the data file" } });
    expect(requests[1]?.text).toContain("becomes a parameter");
  });

  test("are not made when it is not asked for", async () => {
    const { plan, diagnostics, requests } = await withParams("Describe a file.", [file]);
    expect(plan).toBeUndefined();
    expect(diagnostics[0]?.code).toBe("ORC2003");
    expect(requests[1]?.text).not.toContain("becomes a parameter");
  });

  test("that the source declares are not changed", async () => {
    const own: Param = { type: "string", description: "mine" };
    const { plan } = await withParams("Describe {file}.", [{ ...file, type: "number" }], {
      parameterise: true,
      params: { file: own },
    });
    expect(plan?.params).toEqual({ file: own });
  });
});
