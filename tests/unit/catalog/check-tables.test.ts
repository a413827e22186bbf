/** Plans against the columns of their tables. */
import { describe, expect, test } from "vitest";
import { checkTables } from "../../../src/catalog/facts/check-tables.ts";
import type { CheckedCall } from "../../../src/catalog/facts/places.ts";
import type { ToolInfo } from "../../../src/catalog/tool-info.ts";
import type { ColumnFacts } from "../../../src/contract/facts.ts";
import type { Args } from "../../../src/contract/values.ts";
import { inputOf, toolInfo } from "../../support/plans.ts";

const orders: readonly ColumnFacts[] = [
  { name: "day", type: "time" },
  { name: "price", type: "number" },
  { name: "city", type: "text" },
];
const people: readonly ColumnFacts[] = [
  { name: "city", type: "text" },
  { name: "Inhabitants", type: "number" },
];

const file = { type: "string", format: "path", mustExist: true };
const column = { type: "string", format: "column" };
const table = { $ref: "#/$defs/Table" };

const top = toolInfo("data.top", {
  input: {
    ...inputOf({ file, table, by: column, sum: { ...column, columnType: "number" } }),
    $defs: { Table: { type: "object" } },
  },
  check: (_, { columns }) => ({ tables: { table: columns["file"] ?? columns["table"] ?? [] } }),
});

function problems(calls: Readonly<Record<string, readonly [ToolInfo, Args]>>) {
  const checked = Object.entries(calls).map(([task, [tool, args]]): CheckedCall => ({
    task,
    tool,
    args,
  }));
  const files: Readonly<Record<string, readonly ColumnFacts[]>> = { orders, people };
  return checkTables(checked, ({ path }) => {
    const columns = files[path];
    return columns === undefined ? undefined : { is: "table", columns, read: [] };
  });
}

describe("a column that an argument names", () => {
  test.each(["price", "Price", "prices", "the price"])("may be written as people do: %s", (by) => {
    const found = problems({ t1: [top, { file: "orders", by }] });
    expect(found.map(({ at }) => at)).toEqual(by === "the price" ? [["by"]] : []);
  });

  test("has to be there, in the file or in the table of an earlier task", () => {
    const wrong = { by: "prise" };
    expect(
      problems({
        t1: [top, { file: "orders", ...wrong }],
        t2: [top, { table: { $ref: "t1.table" }, ...wrong }],
      }),
    ).toEqual([
      {
        task: "t1",
        tool: "data.top",
        at: ["by"],
        message: 'orders has no column "prise"',
        nearest: "price",
        help: "Columns: day, price, city.",
      },
      {
        task: "t2",
        tool: "data.top",
        at: ["by"],
        message: 'the table that is given as table has no column "prise"',
        nearest: "price",
        help: "Columns: day, price, city.",
      },
    ]);
  });

  test("has to hold what the schema asks for", () => {
    expect(problems({ t1: [top, { file: "orders", sum: "city" }] })).toMatchObject([
      {
        at: ["sum"],
        message: 'column "city" holds text, and numbers are needed',
        help: "Columns of numbers: price.",
      },
    ]);
    expect(problems({ t1: [top, { file: "orders", sum: "price" }] })).toEqual([]);
  });

  test.each<[string, Args]>([
    ["the file is a parameter", { file: { $param: "file" }, by: "none" }],
    ["nobody has looked at the file", { file: "unknown", by: "none" }],
    ["the table comes from a tool that does not say", { table: { $ref: "t0.rows" }, by: "none" }],
    ["the column is a parameter", { file: "orders", by: { $param: "by" } }],
    ["there is no table", { by: "none" }],
  ])("is not checked when %s", (_, args) => {
    expect(problems({ t1: [top, args] })).toEqual([]);
  });

  test("belongs to the argument that the schema names, else to any of the tables", () => {
    const join = toolInfo("data.join", {
      input: inputOf({ file, other: file, on: column, otherOn: { ...column, of: "other" } }),
    });
    const both = { file: "orders", other: "people" };
    expect(problems({ t1: [join, { ...both, on: "inhabitants", otherOn: "city" }] })).toEqual([]);
    expect(
      problems({ t1: [join, { ...both, on: "size", otherOn: "price" }] }).map(
        ({ message }) => message,
      ),
    ).toEqual(['Neither orders nor people has a column "size"', 'people has no column "price"']);
  });

  test("is found in lists, groups and choices", () => {
    const measure = {
      anyOf: [
        { ...inputOf({ count: { const: "rows" } }, ["count"]), required: ["count"] },
        inputOf({ of: column, as: { type: "string" } }, ["of"]),
      ],
    };
    const where = {
      anyOf: [
        inputOf({ column, is: { type: "string" } }, ["column", "is"]),
        inputOf({ all: { type: "array", items: { $ref: "#/$defs/Where" } } }, ["all"]),
      ],
    };
    const tool = toolInfo("data.aggregate", {
      input: {
        ...inputOf({
          file,
          measures: { type: "array", items: measure },
          where: { $ref: "#/$defs/Where" },
        }),
        $defs: { Where: where },
      },
    });
    const args = {
      file: "orders",
      measures: [{ count: "rows" }, { of: "prize" }, { of: "price", as: "none" }],
      where: {
        all: [
          { column: "city", is: "Rome" },
          { column: "town", is: { $param: "city" } },
        ],
      },
    };
    expect(problems({ t1: [tool, args] }).map(({ at }) => at)).toEqual([
      ["measures", 1, "of"],
      ["where", "all", 1, "column"],
    ]);
  });
});

describe("a tool's own check", () => {
  test("is told what is known, what is not, and the defaults; what it says is told", () => {
    const told: unknown[] = [];
    const tool = toolInfo("data.where", {
      input: inputOf({ file, limit: { type: "integer", default: 10 }, where: { type: "array" } }),
      check: (values, { columns, open }) => {
        told.push(values, Object.keys(columns), [...open]);
        return {
          problems: [{ at: ["where", 0], message: "text is compared with a number", help: "No." }],
        };
      },
    });
    const where = [{ column: "city", value: { $param: "city" } }];
    expect(problems({ t1: [tool, { file: "orders", where }] })).toEqual([
      {
        task: "t1",
        tool: "data.where",
        at: ["where", 0],
        message: "text is compared with a number",
        help: "No.",
      },
    ]);
    expect(told).toEqual([
      { limit: 10, file: "orders", where: [{ column: "city", value: undefined }] },
      ["file"],
      ["where[0].value"],
    ]);
  });

  test("that throws says nothing, and no plan suffers from it", () => {
    const tool = toolInfo("data.where", {
      check: () => {
        throw new Error("not written for this");
      },
    });
    expect(problems({ t1: [tool, {}] })).toEqual([]);
  });
});
