import { expect, test } from "vitest";
import { check } from "../../../../../src/agents/data/algebra/check.ts";
import { queryOf } from "../../../../../src/agents/data/algebra/run/query-of.ts";

const orders = {
  title: "orders",
  columns: [
    { name: "region", type: "text" as const },
    { name: "day", type: "time" as const },
    { name: "amount", type: "number" as const, unit: "EUR" },
    { name: "year", type: "number" as const, min: "2019", max: "2024" },
  ],
};
const shops = {
  title: "shops",
  columns: [
    { name: "region", type: "text" as const },
    { name: "amount", type: "number" as const },
  ],
};

test("the columns that come out, with their types and units", () => {
  const query = queryOf({
    group: ["region", { column: "day", bucket: "month" }],
    measures: [{ how: "sum", column: "amount" }, { how: "count" }],
    extend: [{ op: "share", of: "total amount" }],
  });
  expect(check(query, [orders])).toEqual({
    problems: [],
    columns: [
      { name: "region", type: "text" },
      { name: "day", type: "time" },
      { name: "total amount", type: "number", unit: "EUR" },
      { name: "rows", type: "number" },
      { name: "share of total amount", type: "number", unit: "%" },
    ],
  });
});

test("a join gives columns of both, and tells names apart", () => {
  const query = queryOf({ join: [{ on: ["region"] }] });
  expect(check(query, [orders, shops]).columns?.map(({ name }) => name)).toEqual([
    "region",
    "day",
    "amount",
    "year",
    "amount (shops)",
  ]);
});

test("all problems at once, each with its place, the nearest name and the way out", () => {
  const query = queryOf({
    where: [
      { column: "amuont", op: ">", value: 1 },
      { column: "region", op: "=", value: 3 },
    ],
    group: [{ column: "year", bucket: "month" }],
    measures: [{ how: "mean", column: "region" }],
  });
  const { problems, columns } = check(query, [orders]);
  expect(columns).toBeUndefined();
  expect(problems.map(({ path, message }) => [path, message])).toEqual([
    ["where[0].column", 'orders has no column "amuont".'],
    ["where[1].value", 'Column "region" is text, and 3 is number.'],
    ["group[0].bucket", 'Column "year" holds whole years, and cannot be grouped by month.'],
    ["measures[0].column", 'Column "region" of orders is text, and has no mean.'],
  ]);
  expect(problems[0]?.help).toContain('"amount"');
});

test("what becomes a column only when the data are read is not said before", () => {
  const query = queryOf({
    group: ["region", "year"],
    measures: [{ how: "sum", column: "amount", as: "total" }],
    pivot: { column: "year", value: "total" },
  });
  expect(check(query, [orders])).toEqual({ problems: [], columns: undefined });
});
