import { expect, test } from "vitest";
import { join } from "../../../../src/agents/data/join.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { vegaDatasets } from "../../../support/vega-datasets.ts";

const files = {
  "people.csv": "id,name,city\n1,Ann,Oslo\n2,Bob,Rome\n3,Cid,Oslo\n",
  "orders.json": JSON.stringify([
    { id: "1", name: "tea", price: 3 },
    { id: "1", name: "jam", price: 4 },
    { id: "2", name: "nut", price: 5 },
    { id: "9", name: "oil", price: 6 },
  ]),
};

test("on a column of another name in the other file", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const input = { file: "lookup_groups.csv", other: "lookup_people.csv" };
  const { output } = await runTool(join, { ...input, on: "person", otherOn: "name" }, context);
  expect(output).toMatchObject({ rows: 9, matched: 9, unmatched: 0, otherUnmatched: 0 });
  expect(output.table.rows[0]).toEqual({ group: 1, person: "Alan", age: 25, height: 180 });
});

test("a column that the other file does not have meets the one that holds its values", async () => {
  await using context = await toolContext({ workspace: vegaDatasets });
  const groups = { file: "lookup_groups.csv", other: "lookup_people.csv", on: "person" };
  expect((await runTool(join, groups, context)).output.matched).toBe(9);
  const people = { file: "lookup_people.csv", other: "lookup_groups.csv", on: "person" };
  expect((await runTool(join, people, context)).output.matched).toBe(9);
});

test("numbers meet the same numbers as text; names that both use are told apart", async () => {
  await using context = await toolContext({ files });
  const input = { file: "people.csv", other: "orders.json", on: "id" };
  const { output, headline } = await runTool(join, input, context);
  expect(output.table.rows).toEqual([
    { id: 1, name: "Ann", city: "Oslo", "name (orders)": "tea", price: 3 },
    { id: 1, name: "Ann", city: "Oslo", "name (orders)": "jam", price: 4 },
    { id: 2, name: "Bob", city: "Rome", "name (orders)": "nut", price: 5 },
  ]);
  expect(headline).toContain(
    "3 rows: 2 rows of people.csv have a partner in orders.json, 1 row has none.",
  );
  expect(headline).toContain("1 row of orders.json is not used.");
});

test("every row of the first file on request", async () => {
  await using context = await toolContext({ files });
  const input = { file: "people.csv", other: "orders.json", on: "id", keep: "all" } as const;
  const { output } = await runTool(join, input, context);
  expect(output.rows).toBe(4);
  expect(output.table.rows.at(-1)).toMatchObject({ name: "Cid", price: null });
});

test("the only common column is found; a choice is not guessed", async () => {
  const other = { "rates.csv": "city,rate\nOslo,1.5\nRome,2.5\n" };
  await using context = await toolContext({ files: { ...files, ...other } });
  const found = await runTool(join, { file: "people.csv", other: "rates.csv" }, context);
  expect(found.output.rows).toBe(3);
  await expect(
    runTool(join, { file: "people.csv", other: "orders.json" }, context),
  ).rejects.toThrow("people and orders have several columns in common.");
});

test("without any partner the columns of both are listed", async () => {
  await using context = await toolContext({ files });
  const input = { file: "people.csv", other: "orders.json", on: "name" };
  await expect(runTool(join, input, context)).rejects.toMatchObject({
    message: "No value of name in people equals one of name in orders.",
    help: "Join on another column. people: id, name, city. orders: id, name, price.",
  });
});
