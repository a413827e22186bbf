import { afterAll, beforeAll, expect, test } from "vitest";
import { json } from "../../../../src/agents/web/json.ts";
import { startMarketServer, type MarketServer } from "../../../support/market-server.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { serve } from "../../../support/serve.ts";

let server: MarketServer;
beforeAll(async () => {
  server = await startMarketServer();
});
afterAll(() => server.close());

test("a list of objects becomes a table with types", async () => {
  await using context = await toolContext();
  const url = `${server.url}/data.json`;
  const { output, headline } = await runTool(json, { url, select: "exchanges" }, context);
  expect(output.table.columns).toEqual([
    { name: "name", type: "text" },
    { name: "country", type: "text" },
    { name: "volume", type: "number" },
    { name: "pairs", type: "text" },
  ]);
  expect(output.table.rows[1]).toEqual({
    name: "Beta",
    country: "US",
    volume: 9800,
    pairs: '["BTC-USD"]',
  });
  expect(output).toMatchObject({ rows: 3, truncated: false });
  expect(headline).toBe(`exchanges of ${url}: 3 rows with name, country, volume, pairs.`);
});

test("a selector filters and computes; the whole is one row", async () => {
  await using context = await toolContext();
  const url = `${server.url}/data.json`;
  const value = async (select: string) =>
    (await runTool(json, { url, select }, context)).output.value;
  expect(await value("$sum(exchanges[country='US'].volume)")).toBe(10_230.25);
  expect(await value("exchanges[volume > 1000].name")).toEqual(["Alpha", "Beta"]);
  const whole = await runTool(json, { url }, context);
  expect(whole.output.table.columns[0]).toEqual({ name: "updated", type: "time" });
  expect(whole.output.rows).toBe(1);
  const number = await runTool(json, { url, select: "exchanges[0].volume" }, context);
  expect(number.headline).toBe(`exchanges[0].volume of ${url}: 1250.5.`);
  const cut = await runTool(json, { url, select: "exchanges.name", limit: 2 }, context);
  expect(cut.output).toMatchObject({ rows: 3, truncated: true });
});

test("a selector that is wrong, finds nothing or never ends", async () => {
  await using context = await toolContext();
  const url = `${server.url}/data.json`;
  const failure = (select: string) => runTool(json, { url, select }, context);
  await expect(failure("exchanges[")).rejects.toThrow("cannot be evaluated");
  await expect(failure("markets")).rejects.toMatchObject({
    message: `The selector markets finds nothing in ${url}.`,
    help: "It has: updated, exchanges.",
  });
  await expect(failure("($f := function($x) { $f($x + 1) + 1 }; $f(1))")).rejects.toThrow(
    "cannot be evaluated",
  );
});

test("what is no JSON, nothing, too much or no address", async () => {
  await using context = await toolContext();
  const failure = (url: string) => runTool(json, { url }, context);
  await expect(failure(`${server.url}/article.html`)).rejects.toMatchObject({
    message: expect.stringContaining("did not answer with JSON; it begins with: <!doctype html>"),
    help: expect.stringContaining("web.page"),
  });
  await expect(failure(`${server.url}/none`)).rejects.toThrow("status 404");
  await expect(failure("ftp://127.0.0.1/data.json")).rejects.toThrow("Invalid URL");
  await expect(failure("file:///etc/passwd")).rejects.toThrow("Invalid URL");
  {
    await using empty = await serve("application/json", " ");
    await expect(failure(empty.url)).rejects.toThrow("answered with nothing");
  }
  await using huge = await serve("application/json", `"${"x".repeat(10_000_001)}"`);
  await expect(failure(huge.url)).rejects.toThrow(
    "answered with 10,000,003 characters; at most 10,000,000 are read",
  );
});

test.each([
  ["[]", "an empty list"],
  ["{}", "an empty object"],
  ['["a", 2, null]', "a, 2, null"],
  ["[1,2,3,4,5,6,7,8,9,10]", "1, 2, 3, 4, 5, 6, 7, 8, … (10 in all)"],
  ['{"name":"x","part":{"a":1},"list":[1,2,3]}', "an object with name x, part, list (3 items)"],
  ['[{"a":1},{"a":2}]', "2 rows with a"],
])("%s in words", async (body, words) => {
  await using context = await toolContext();
  await using other = await serve("application/json", body);
  const { headline } = await runTool(json, { url: other.url }, context);
  expect(headline).toBe(`${other.url}: ${words}.`);
});
