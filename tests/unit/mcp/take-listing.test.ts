/** What a server lists is data of somebody else: what of it is used, and what is left out. */
import { describe, expect, test } from "vitest";
import { contractHash } from "../../../src/mcp/listing/listing.ts";
import { takeListing, type RawTool } from "../../../src/mcp/listing/take-listing.ts";
import { exportNames } from "../../../src/tool-modules/tool-names.ts";

const tool = (name: string, more: Partial<RawTool> = {}): RawTool => ({
  name,
  description: "Acts.",
  inputSchema: { type: "object" },
  ...more,
});

const leftOut = (raw: RawTool) => takeListing({}, [raw]).leftOut[0]?.why;

test("names become names of modules: each its own, whatever order they are listed in", () => {
  const names = ["get-sum", "get_sum", "GET_SUM", "delete", "2nd", "a/b.c", "then"];
  const found = exportNames(names);
  expect(Object.fromEntries(found)).toEqual({
    GET_SUM: "GET_SUM",
    get_sum: "get_sum_2",
    "2nd": "_2nd",
    "a/b.c": "a_b_c",
    delete: "delete_",
    "get-sum": "get_sum_3",
    then: "then_",
  });
  expect(exportNames(names.toReversed())).toEqual(found);
});

test.each([
  "",
  "two words",
  "../../etc/passwd\0",
  "emoji-🙂",
  "a".repeat(129),
  "read\u202Efile",
  "new\nline",
])("the name %j is none", (name) => {
  expect(leftOut(tool(name))).toContain("a name has 1 to 128 letters");
});

test("names that step out of a folder stay in it", () => {
  const { listing } = takeListing({}, [tool("../../agents/evil"), tool("__proto__")]);
  expect(listing.tools.map((one) => one.export).toSorted()).toEqual([
    "______agents_evil",
    "__proto___",
  ]);
});

test("of two tools with one name the first is taken", () => {
  const { listing, leftOut: left } = takeListing({}, [tool("act"), tool("act")]);
  expect(listing.tools).toHaveLength(1);
  expect(left).toEqual([{ tool: "act", why: "another tool of the server has the same name" }]);
});

describe("a schema is refused", () => {
  const input = (inputSchema: unknown) => leftOut(tool("act", { inputSchema }));

  test("when it refers to another document", () => {
    expect(input({ properties: { a: { $ref: "http://127.0.0.1:1/secret.json#/x" } } })).toContain(
      "nothing is fetched for a schema",
    );
    expect(input({ $ref: "file:///etc/passwd" })).toContain("nothing is fetched for a schema");
  });

  test("when it refers to itself without end, or to nothing", () => {
    const $defs = { a: { $ref: "#/$defs/b" }, b: { $ref: "#/$defs/a" } };
    expect(input({ type: "object", properties: { a: { $ref: "#/$defs/a" } }, $defs })).toContain(
      "refers to itself without end",
    );
    expect(input({ $ref: "#/$defs/none" })).toContain("which it does not have");
  });

  test("when it is none, too deep or too long", () => {
    expect(input([])).toBe("the schema of its input is no object");
    const deep = {
      type: "object",
      a: JSON.parse(`${'{"not":'.repeat(90)}{}${"}".repeat(90)}`) as object,
    };
    expect(input(deep)).toContain("more than 64 levels deep");
    expect(input({ type: "object", description: "x".repeat(300_000) })).toContain("262144 at most");
    expect(leftOut(tool("act", { outputSchema: [] }))).toBe(
      "the schema of its output is no object",
    );
  });

  test("and not when it holds itself, as a tree does", () => {
    const node = { type: "object", properties: { next: { $ref: "#" } } };
    expect(input(node)).toBeUndefined();
  });
});

test("a description is cut and holds nothing unseen", () => {
  const { listing } = takeListing({}, [
    tool("act", { description: `a\u202Eb ${"x".repeat(9000)}` }),
  ]);
  const [one] = listing.tools;
  expect(one?.description).toHaveLength(4002);
  expect(one?.description.startsWith("a b x")).toBe(true);
});

test("5,000 tools are taken, and of more than 10,000 the rest is left out", () => {
  const many = Array.from({ length: 10_003 }, (_, i) => tool(`t${i}`));
  const { listing, leftOut: left } = takeListing({}, many);
  expect(listing.tools).toHaveLength(10_000);
  expect(left).toHaveLength(3);
});

test("the hash follows what a tool takes, gives and claims, and no words for people", () => {
  const base = {
    name: "act",
    input: { type: "object", properties: { description: { type: "string" } } },
  };
  const same = { ...base, input: { ...base.input, description: "takes a text", title: "Act" } };
  expect(contractHash(same)).toBe(contractHash(base));
  const others = [
    { ...base, name: "acts" },
    { ...base, input: { type: "object" } },
    { ...base, output: { type: "object" } },
    { ...base, annotations: { readOnlyHint: true } },
  ];
  expect(new Set([base, ...others].map(contractHash)).size).toBe(5);
});
