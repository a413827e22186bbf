/** JSON that holds a table by columns, or rows by name. */
import { expect, test } from "vitest";
import { readData } from "../../../../support/read-data.ts";

const read = (value: unknown) => readData("a.json", JSON.stringify(value));

test.for([
  ["lists of columns", { city: ["Graz", "Linz"], people: [302, 212] }],
  [
    "columns by numbers of rows, as pandas writes them",
    { city: { 0: "Graz", 1: "Linz" }, people: { 0: 302, 1: 212 } },
  ],
  [
    "numbers of rows that begin elsewhere",
    { city: { 7: "Graz", 10: "Linz" }, people: { 7: 302, 10: 212 } },
  ],
  [
    "keys with quotes and slashes",
    { city: ["Graz", "Linz"], people: [302, 212], "it's a/b": [1, 2] },
  ],
] as const)("columns one by one are a table: %s", async ([, value]) => {
  const { values, said } = await read(value);
  expect(values.map(({ city, people }) => [city, people])).toEqual([
    ["Graz", 302],
    ["Linz", 212],
  ]);
  expect(said.join()).toContain("column");
});

test("rows by name are a table with the names in a column", async () => {
  const { values, said } = await read({
    AT: { people: 9.1, area: 84 },
    DE: { people: 83.2, area: 358 },
    "a/b": { people: 1 },
  });
  expect(values).toEqual([
    { key: "AT", people: 9.1, area: 84 },
    { key: "DE", people: 83.2, area: 358 },
    { key: "a/b", people: 1, area: null },
  ]);
  expect(said).toContain('a.json holds its rows by name: the names are the column "key"');
});

test.for([
  ["parts of one thing", { user: { name: "Ann", age: 3 }, order: { total: 5, paid: true } }],
  ["a record", { a: 1, b: "x", tags: ["p", "q"] }],
  ["lists of several lengths", { a: [1, 2], b: [1] }],
] as const)("one object stays one row: %s", async ([, value]) => {
  expect((await read(value)).rows).toBe(1);
});

test("a description beside the list of records is no record", async () => {
  const { values, said } = await read([
    { page: 1, pages: 1, total: 2 },
    [
      { country: "Austria", value: 9.1 },
      { country: "Germany", value: 83.2 },
    ],
  ]);
  expect(values).toEqual([
    { country: "Austria", value: 9.1 },
    { country: "Germany", value: 83.2 },
  ]);
  expect(said.join()).toContain("what stands beside it is left out");
});

test("objects and lists side by side make no table", async () => {
  const mixed = read([{ a: 1 }, [{ a: 2 }], { a: 3 }, [{ a: 4 }]]);
  await expect(mixed).rejects.toThrow("objects and lists side by side");
});
