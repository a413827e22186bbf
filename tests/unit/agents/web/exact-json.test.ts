/** Digits of an API reach the answer, whatever a double would make of them. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { table as reportTable } from "../../../../src/agents/report/table.ts";
import { parseExactly } from "../../../../src/agents/web/exact-json.ts";
import { json } from "../../../../src/agents/web/json.ts";
import { runTool } from "../../../support/run-tool.ts";
import { serve } from "../../../support/serve.ts";
import { toolContext } from "../../../support/tool-context.ts";

test.each([
  ["9007199254740991", 9_007_199_254_740_991],
  ["9007199254740993", "9007199254740993"],
  ["9223372036854775807", "9223372036854775807"],
  ["-9223372036854775808", "-9223372036854775808"],
  ["18446744073709551615", "18446744073709551615"],
  ["9007199254740992", 9_007_199_254_740_992], // 2^53, which a double holds
  ["100000000000000000000", 100_000_000_000_000_000_000],
  ["0.1", 0.1],
  ["0.10000000000000000000", 0.1],
  ["0.12345678901234567890123", "0.12345678901234567890123"],
  ["-12345678901234567.25", "-12345678901234567.25"],
  ["1.2345678901234567890e5", "123456.7890123456789"],
  ["1234567890123456789e-30", "0.000000000001234567890123456789"],
  ["1e400", `1${"0".repeat(400)}`],
  ["1e9999", "1e9999"],
  ["-0.0", -0],
  ['"9007199254740993"', "9007199254740993"],
])("%s", (text, value) => {
  expect(parseExactly(text).data).toBe(value);
});

test("any number keeps its value: a whole one of any length, and any double", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }), (number) => {
      expect(BigInt(parseExactly(String(number)).data as string | number)).toBe(number);
    }),
  );
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      expect(parseExactly(JSON.stringify([number])).data).toEqual([number === 0 ? 0 : number]);
    }),
  );
});

const TWEETS = `{"items":[
  {"id":1234567890123456789,"amount":0.30000000000000000001,"name":"a"},
  {"id":1234567890123456790,"amount":12,"name":"b"},
  {"id":42,"amount":1.5,"name":"c"}]}`;

test("from an API to a table, and to Markdown", async () => {
  await using context = await toolContext();
  await using server = await serve("application/json", TWEETS);
  const { output } = await runTool(json, { url: server.url, select: "items" }, context);
  expect(output.table.columns).toEqual([
    { name: "id", type: "number" },
    { name: "amount", type: "number" },
    { name: "name", type: "text" },
  ]);
  expect(output.table.rows).toEqual([
    { id: "1234567890123456789", amount: "0.30000000000000000001", name: "a" },
    { id: "1234567890123456790", amount: 12, name: "b" },
    { id: 42, amount: 1.5, name: "c" },
  ]);
  const markdown = await runTool(reportTable, { table: output.table }, context);
  const text = JSON.stringify(markdown.output);
  for (const digits of ["1234567890123456789", "1234567890123456790", "0.30000000000000000001"]) {
    expect(text).toContain(digits);
  }
});

test("one value, and texts of digits, which stay texts", async () => {
  await using context = await toolContext();
  await using server = await serve("application/json", `{"id":9223372036854775807}`);
  const one = await runTool(json, { url: server.url, select: "id" }, context);
  expect(one.output.value).toBe("9223372036854775807");
  expect(one.headline).toContain("9223372036854775807");
  await using texts = await serve("application/json", `[{"id":"9223372036854775807"}]`);
  const { output } = await runTool(json, { url: texts.url }, context);
  expect(output.table.columns).toEqual([{ name: "id", type: "text" }]);
});

test("a selector compares them as texts, and that is said when it finds nothing", async () => {
  await using context = await toolContext();
  await using server = await serve("application/json", TWEETS);
  const select = (condition: string) =>
    runTool(json, { url: server.url, select: `items[${condition}].name` }, context);
  const exact = await select('id = "1234567890123456790"');
  expect(exact.output.value).toBe("b");
  await expect(select("id = 1234567890123456790")).rejects.toMatchObject({
    help: expect.stringContaining("are texts here"),
  });
});

test("more rows than are listed unasked are an excerpt; a limit that was asked for is none", async () => {
  await using context = await toolContext();
  await using server = await serve(
    "application/json",
    JSON.stringify(Array.from({ length: 1_001 }, (_, a) => ({ a }))),
  );
  const cut = await runTool(json, { url: server.url }, context);
  const kept = "the first 1,000 rows";
  expect(cut.output.table.excerpt).toEqual({ totalRows: 1_001, kept });
  expect(context.notes).toEqual([
    { kind: "cut", text: "the table has the first 1,000 rows of 1,001" },
  ]);
  const asked = await runTool(json, { url: server.url, limit: 5 }, context);
  expect(asked.output.table.excerpt).toBeUndefined();
});
