import { describe, expect, test } from "vitest";
import {
  argSchema,
  argShape,
  formatReference,
  literalOf,
  mapMentions,
  mapMentionsIn,
  mentions,
  mentionsIn,
  parseReference,
  type Arg,
} from "../../../src/contract/values.ts";

describe("references", () => {
  test("walk by fields and positions", () => {
    expect(parseReference("t1.prices[0].usd")).toEqual({ task: "t1", steps: ["prices", 0, "usd"] });
    expect(parseReference("load-2")).toEqual({ task: "load-2", steps: [] });
    expect(parseReference("t1[3][4]")).toEqual({ task: "t1", steps: [3, 4] });
    expect(parseReference("t1.$id._x")).toEqual({ task: "t1", steps: ["$id", "_x"] });
  });

  test.each([
    "",
    "1t",
    "t1.",
    ".t1",
    "t1..a",
    "t1.a b",
    "t1[-1]",
    "t1[a]",
    't1["a]',
    't1["a"b"]',
    't1["a\n"]',
    't1["\\x41"]',
    't1.["a"]',
    "t1['a']",
    "t1[]",
    "t1.a-b",
    "t1.a\n",
    " t1",
    "t1.größe",
    "${t1}",
    "t1[9999999999999999]",
  ])("%j is none", (text) => {
    expect(parseReference(text)).toBeUndefined();
  });

  test("are written as they are read", () => {
    expect(formatReference({ task: "t1", steps: ["rows", 0, "a"] })).toBe("t1.rows[0].a");
    const steps = ["total price", 0, 'say "hi"]', "größe", "a\nb", ""];
    const text = formatReference({ task: "t1", steps });
    expect(text).toBe('t1["total price"][0]["say \\"hi\\"]"]["größe"]["a\\nb"][""]');
    expect(parseReference(text)).toEqual({ task: "t1", steps });
  });

  test("may say a plain name in quotes, and then mean the same", () => {
    expect(parseReference('t1["usd"]')).toEqual(parseReference("t1.usd"));
    expect(parseReference('t1["0"]')).toEqual({ task: "t1", steps: ["0"] });
  });
});

describe("the shape of an argument", () => {
  test("is told by its only key", () => {
    expect(argShape({ $ref: "t1.a" })).toEqual({ is: "ref", text: "t1.a" });
    expect(argShape({ $param: "coin" })).toEqual({ is: "param", name: "coin" });
    expect(argShape({ $text: ["a", { $ref: "t1" }] })).toEqual({
      is: "text",
      parts: ["a", { $ref: "t1" }],
    });
    expect(argShape({ $literal: { $ref: "t1" } })).toEqual({
      is: "literal",
      value: { $ref: "t1" },
    });
  });

  test.each<[string, Arg]>([
    ["a second key", { $ref: "t1", more: 1 }],
    ["a reference that is no text", { $ref: 5 }],
    ["a parameter that is no text", { $param: ["coin"] }],
    ["a text that is no list", { $text: "t1" }],
    ["another key with a dollar", { $refs: "t1" }],
  ])("%s makes it data", (_, arg) => {
    expect(argShape(arg).is).toBe("record");
    expect(mentions(arg)).toEqual([]);
    expect(literalOf(arg)).toEqual(arg);
  });
});

describe("what an argument mentions", () => {
  const arg: Arg = {
    left: { $ref: "t1.a" },
    list: [1, { $param: "coin" }],
    text: { $text: ["of ", { $ref: "t2" }] },
    data: { $literal: { $ref: "t3" } },
  };

  test("is found with its place, in order; data is not looked into", () => {
    expect(mentions(arg)).toEqual([
      { at: ["left"], shape: { is: "ref", text: "t1.a" } },
      { at: ["list", 1], shape: { is: "param", name: "coin" } },
      { at: ["text", 1], shape: { is: "ref", text: "t2" } },
    ]);
  });

  test("can be replaced; all else stays", () => {
    expect(mapMentions(arg, (shape) => (shape.is === "ref" ? { $ref: "x" } : 7))).toEqual({
      left: { $ref: "x" },
      list: [1, 7],
      text: { $text: ["of ", { $ref: "x" }] },
      data: { $literal: { $ref: "t3" } },
    });
  });

  test("a task's arguments are named values even when a name looks like a reference", () => {
    expect(mentionsIn({ $ref: "t1" })).toEqual([]);
    expect(mentionsIn({ $text: [{ $ref: "t1.a" }] })).toEqual([
      { at: ["$text", 0], shape: { is: "ref", text: "t1.a" } },
    ]);
    expect(mapMentionsIn({ $literal: { $ref: "t1" } }, () => 0)).toEqual({ $literal: 0 });
  });
});

describe("the data of an argument", () => {
  test("is there when nothing is mentioned", () => {
    expect(literalOf({ a: [1, { $literal: { $ref: "t1" } }], b: null })).toEqual({
      a: [1, { $ref: "t1" }],
      b: null,
    });
    expect(literalOf({ $text: ["a", 1, true, null] })).toBe("a1truenull");
  });

  test("is not there as soon as something is", () => {
    expect(literalOf({ a: { b: [{ $param: "x" }] } })).toBeUndefined();
    expect(literalOf({ $text: ["a", { $ref: "t1" }] })).toBeUndefined();
    expect(literalOf([{ $ref: "t1" }])).toBeUndefined();
  });
});

describe("the schema of an argument", () => {
  test("takes any JSON as it is, a key __proto__ included", () => {
    const data = JSON.parse('{"__proto__": {"a": [1]}, "b": null}') as Arg;
    expect(argSchema.parse(data)).toBe(data);
    expect(JSON.stringify(argSchema.parse(data))).toBe('{"__proto__":{"a":[1]},"b":null}');
  });

  test("refuses what is nested so deeply that walking it would end the process", () => {
    const nested = (levels: number): unknown =>
      JSON.parse("[".repeat(levels) + "]".repeat(levels)) as unknown;
    expect(argSchema.safeParse(nested(64)).success).toBe(true);
    const refused = argSchema.safeParse(nested(100_000));
    expect(refused.error?.issues.map(({ message }) => message)).toEqual([
      "nested more than 64 levels deep",
    ]);
  });
});
