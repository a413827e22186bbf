import { describe, expect, test } from "vitest";
import { paramType } from "../../../src/contract/params.ts";
import { paramSchema, type Param } from "../../../src/contract/plan.ts";

type Declared = Pick<Param, "type" | "values">;
const chart: Declared = { type: "enum", values: ["line", "bar", "Pie"] };
const kinds: Declared = { type: "list", values: ["line", "bar"] };

function read(param: Pick<Param, "type" | "values">, text: string): unknown {
  return paramType(param).read(text);
}

test.each<[Pick<Param, "type" | "values">, string, unknown]>([
  [{ type: "date" }, "2024-02-29", "2024-02-29"],
  [{ type: "date" }, "2023-02-29", undefined],
  [{ type: "date" }, "29.2.2024", undefined],
  [{ type: "list" }, "a, b,,c ", ["a", "b", "c"]],
  [{ type: "list" }, "", []],
  [{ type: "file" }, " data/a.csv", "data/a.csv"],
  [{ type: "file" }, "", undefined],
  [{ type: "column" }, "price", "price"],
])("%j reads %j", (param, text, value) => {
  expect(read(param, text)).toEqual(value);
});

describe("a choice", () => {
  test("is one of its values, in any case", () => {
    expect(read(chart, "bar")).toBe("bar");
    expect(read(chart, "PIE")).toBe("Pie");
    expect(read(chart, "area")).toBeUndefined();
    expect(paramType(chart).accepts("pie")).toBe(false);
    expect(paramType(chart).nearest("bra")).toBe("bar");
    expect(paramType(chart).expected).toBe("one of line, bar, Pie");
  });

  test("of a list holds for each item", () => {
    expect(read(kinds, "bar,LINE")).toEqual(["bar", "line"]);
    expect(read(kinds, "bar,lne")).toBeUndefined();
    expect(paramType(kinds).nearest("bar,lne")).toBe("line");
  });
});

test("an enum has values, and nothing but an enum and a list does", () => {
  expect(paramSchema.safeParse({ type: "enum" }).success).toBe(false);
  expect(paramSchema.safeParse({ type: "string", values: ["a"] }).success).toBe(false);
  expect(paramSchema.safeParse({ type: "list", values: ["a"], default: ["a"] }).success).toBe(true);
});
