/** JSON, NDJSON, Parquet, Excel and compressed files: the table in them, and its values as in CSV. */
import { DuckDBInstance } from "@duckdb/node-api";
import { mkdtemp, readFile as bytesOf, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import writeWorkbook from "write-excel-file/node";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readData } from "../../../../support/read-data.ts";

async function parquetOf(select: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "orchc-parquet-"));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const path = join(folder, "a.parquet");
  try {
    await connection.run("SET TimeZone = 'UTC'");
    await connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet)`);
    return await bytesOf(path);
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true });
  }
}

const json = (value: unknown) => readData("a.json", JSON.stringify(value));

test.for([
  ["results", { count: 2, next: null, results: [{ a: 1 }, { a: 2 }] }],
  ["data", { data: [{ a: 1 }, { a: 2 }], meta: { page: 1, tags: ["x", "y"] } }],
  ["response.items", { response: { items: [{ a: 1 }, { a: 2 }] }, status: "ok" }],
] as const)("the one list inside is the table: %s", async ([path, value]) => {
  const { values, said } = await json(value);
  expect(values).toEqual([{ a: 1 }, { a: 2 }]);
  expect(said).toEqual([`the rows of a.json are its list "${path}"`]);
});

test("two lists are a question, which may be answered", async () => {
  const value = { orders: [{ a: 1 }], shops: [{ b: 2 }, { b: 3 }] };
  await expect(json(value)).rejects.toMatchObject({
    name: "ToolError",
    message: "a.json holds several lists: orders (1 rows), shops (2 rows).",
    help: expect.stringContaining('reading { list: "orders" }'),
  });
  const { values } = await readData("a.json", JSON.stringify(value), { list: "shops" });
  expect(values).toEqual([{ b: 2 }, { b: 3 }]);
  await expect(readData("a.json", JSON.stringify(value), { list: "x" })).rejects.toThrow(
    'a.json has no list "x".',
  );
});

test("GeoJSON: properties are the columns", async () => {
  const feature = (name: string, area: number) => ({
    type: "Feature",
    properties: { name, area },
    geometry: { type: "Point", coordinates: [1, 2] },
  });
  const value = { type: "FeatureCollection", features: [feature("Pond", 10), feature("Fen", 30)] };
  expect((await json(value)).values).toMatchObject([
    { name: "Pond", area: 10 },
    { name: "Fen", area: 30 },
  ]);
});

test("objects in records are columns with a dot, lists stay JSON", async () => {
  const { values } = await json([
    { user: { age: 5, home: { city: "Oslo" } }, tags: ["a"] },
    { user: { age: 7 }, "user.age": 8 },
  ]);
  expect(values).toEqual([
    { "user.age": 5, "user.home.city": "Oslo", tags: '["a"]', "user.age_1": null },
    { "user.age": 7, "user.home.city": null, tags: null, "user.age_1": 8 },
  ]);
});

test("records that share few keys, and records of 200 keys, are tables", async () => {
  const few = Array.from({ length: 40 }, (_, i) => ({ id: i, [`k${i}`]: i }));
  expect((await json(few)).columns).toHaveLength(41);
  const wide = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`k${i}`, i]));
  const lines = [wide, wide].map((line) => JSON.stringify(line)).join("\n");
  expect((await readData("a.ndjson", lines)).columns).toHaveLength(200);
});

test("keys that differ in case, hold quotes, slashes and dots", async () => {
  const record = { Name: "a", name: "b", 'say "hi"': 1, "a/b~c": 2, "'": 3 };
  const { values } = await json([record]);
  expect(values).toEqual([{ Name: "a", name_1: "b", 'say "hi"': 1, "a/b~c": 2, "'": 3 }]);
});

test("long digits in JSON are kept, and digits within texts stay texts", async () => {
  const text = `[{"id":123456789012345678,"n":0.1234567890123456789,"t":"see 12345678901234567890, \\"x\\""}, {"id":2,"n":1.5,"t":"y"}]`;
  const { values } = await readData("a.json", text);
  expect(values[0]).toEqual({
    id: "123456789012345678",
    n: "0.1234567890123456789",
    t: 'see 12345678901234567890, "x"',
  });
});

test("Parquet: structs are columns, decimals and long integers keep their digits, infinity is missing", async () => {
  const bytes = await parquetOf(
    `SELECT {'age': 5, 'name': 'x'} AS user, [1, 2] AS list, 1.10::DECIMAL(20,2) AS d, 9007199254740993 AS big,
       'infinity'::DATE AS never, 'infinity'::TIMESTAMP AS end, TIMESTAMPTZ '2024-01-31 10:00:00+02' AS at,
       DATE '0044-03-15 (BC)' AS ides, 'NaN'::DOUBLE AS nan`,
  );
  const { values, said, columns } = await readData("a.parquet", bytes);
  expect(values).toEqual([
    {
      "user.age": 5,
      "user.name": "x",
      list: "[1,2]",
      d: 1.1,
      big: "9007199254740993",
      never: null,
      end: null,
      at: "2024-01-31T08:00:00",
      ides: "-0043-03-15",
      nan: null,
    },
  ]);
  expect(said).toEqual(['times in column "at" are in UTC']);
  expect(columns.find(({ name }) => name === "ides")).toMatchObject({ granularity: "day" });
});

const bold = { fontWeight: "bold" } as const;
const header = ["city", "when", "people"].map((value) => ({ value, ...bold }));
const day = (value: string) => ({ type: Date, value: new Date(value), format: "yyyy-mm-dd" });
const rows = [
  [{ value: "Hamm" }, day("2024-01-31T00:00:00Z"), { type: Number, value: 1234.5 }],
  [{ value: "Bonn" }, day("2024-02-01T00:00:00Z"), { type: Number, value: 0.1 + 0.2 }],
];
const workbook = async (sheets: readonly { data: unknown; sheet: string }[]) => {
  const file = writeWorkbook(sheets as never);
  return file.toBuffer();
};

test("a sheet of Excel: dates and numbers, below titles, above notes", async () => {
  const data = [
    [{ value: "Places, 2024" }],
    [],
    header,
    ...rows,
    [],
    [{ value: "Source: nobody" }],
  ];
  const { values, columns, said } = await readData(
    "a.xlsx",
    await workbook([{ data, sheet: "One" }]),
  );
  expect(columns).toEqual([
    { name: "city", type: "text" },
    { name: "when", type: "time", granularity: "day" },
    { name: "people", type: "number" },
  ]);
  expect(values).toEqual([
    { city: "Hamm", when: "2024-01-31", people: 1234.5 },
    { city: "Bonn", when: "2024-02-01", people: 0.3 },
  ]);
  expect(said).toEqual([
    "the names of columns are in row 3; 1 row above is left out",
    "1 row of notes below the table is left out",
  ]);
});

test("of several sheets the one with a table is read; two are a question", async () => {
  const one = { data: [header, ...rows], sheet: "Places" };
  const text = { data: [[{ value: "Read me" }]], sheet: "About" };
  const { rows: count, said } = await readData("a.xlsx", await workbook([text, one]));
  expect(count).toBe(2);
  expect(said).toEqual(['the sheet "Places" of a.xlsx is read']);
  const two = await workbook([one, { ...one, sheet: "Others" }]);
  await expect(readData("a.xlsx", two)).rejects.toMatchObject({
    message: "a.xlsx has several sheets with tables: Places (3 rows), Others (3 rows).",
    help: expect.stringContaining('reading { sheet: "Places" }'),
  });
  expect((await readData("a.xlsx", two, { sheet: "Others" })).rows).toBe(2);
  await expect(readData("a.xlsx", two, { sheet: "X" })).rejects.toThrow('no sheet "X"');
});

test("what is no workbook is an error in words", async () => {
  await expect(readData("a.xlsx", "city,people\n")).rejects.toMatchObject({
    name: "ToolError",
    message: expect.stringContaining("a.xlsx cannot be read"),
  });
});

test.for(["a.csv.gz", "a.json.gz", "a.ndjson.gz"])("compressed: %s", async (name) => {
  const text = { "a.csv.gz": "a,b\n1,x\n2,y\n", "a.json.gz": '[{"a":1,"b":"x"},{"a":2,"b":"y"}]' };
  const content = text[name as keyof typeof text] ?? '{"a":1,"b":"x"}\n{"a":2,"b":"y"}\n';
  expect((await readData(name, gzipSync(content))).values).toEqual([
    { a: 1, b: "x" },
    { a: 2, b: "y" },
  ]);
});

test("a field called rowid is a column as any other, and its numbers do not choose rows", async () => {
  const { values, said } = await json([
    { rowid: 7, name: "a", n: 1 },
    { rowid: 5, name: "b", n: 2 },
    { rowid: 5, name: "Total", n: 3 },
  ]);
  expect(values).toEqual([
    { rowid: 7, name: "a", n: 1 },
    { rowid: 5, name: "b", n: 2 },
  ]);
  expect(said).toEqual(['the row of totals "Total" is left out']);
});
