/** What planning may know of a data file. */
import { expect, test } from "vitest";
import { readdir } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { facts } from "../../../../src/agents/data/facts.ts";
import { DuckDBInstance } from "@duckdb/node-api";
import { boundedFile } from "../../../../src/agents/data/facts/bounded-file.ts";
import { boundedParquet } from "../../../../src/agents/data/facts/bounded-parquet.ts";
import { readFile } from "../../../../src/agents/data/read/read-file.ts";
import { toolContext } from "../../../support/tool-context.ts";

const looking = (context: Awaited<ReturnType<typeof toolContext>>) => ({
  resolve: (path: string) => context.resolve(path),
  signal: context.signal,
  cache: context.resolve("cache"),
});

test("the columns of a file: types, values, range, and how it was read", async () => {
  const lines = [
    "city;when;share;people",
    "Hamm;31.01.2024;17,5 %;1.234",
    "Bonn;01.02.2024;3,25 %;-",
  ];
  await using context = await toolContext({ files: { "a.csv": lines.join("\n") } });
  expect(await facts("a.csv", looking(context))).toEqual({
    is: "table",
    rows: 2,
    columns: [
      {
        name: "city",
        type: "text",
        distinct: 2,
        missing: 0,
        values: ["Bonn", "Hamm"],
        complete: true,
      },
      {
        name: "when",
        type: "time",
        distinct: 2,
        missing: 0,
        values: ["2024-01-31", "2024-02-01"],
        complete: true,
        min: "2024-01-31",
        max: "2024-02-01",
      },
      {
        name: "share",
        type: "number",
        unit: "%",
        distinct: 2,
        missing: 0,
        values: ["17.5", "3.25"],
        complete: true,
        min: "3.25",
        max: "17.5",
      },
      {
        name: "people",
        type: "number",
        distinct: 1,
        missing: 1,
        values: ["1234"],
        complete: true,
        min: "1234",
        max: "1234",
      },
    ],
    read: [
      'numbers in column "share" have decimal commas',
      expect.stringContaining('"1.234" in column "people" is read as 1234'),
      'in column "people", "-" (1 row) is read as no value',
    ],
  });
});

test("of many values some are named, and that they are not all", async () => {
  const text = `n\n${Array.from({ length: 1500 }, (_, i) => `name ${i}`).join("\n")}\n`;
  await using context = await toolContext({ files: { "a.csv": text } });
  const found = await facts("a.csv", looking(context));
  expect(found).toMatchObject({ is: "table", columns: [{ distinct: 1500, complete: false }] });
});

test("what the user decided about the file holds here too", async () => {
  await using context = await toolContext({ files: { "a.csv": "d;n\n01/02/2024;1\n" } });
  const found = await facts("a.csv", { ...looking(context), reading: { dates: "day-first" } });
  expect(found).toMatchObject({ columns: [{ min: "2024-02-01" }, {}] });
});

test("a file that cannot be read is an error as in the tools", async () => {
  await using context = await toolContext();
  await expect(facts("a.csv", looking(context))).rejects.toThrow("There is no file a.csv.");
});

test.for(["a.csv", "a.csv.gz"])("of a large file a part is looked at: %s", async (name) => {
  const text = `n\n${"12345\n".repeat(5_000)}`;
  const content = name.endsWith(".gz") ? gzipSync(text) : text;
  await using context = await toolContext({ files: { [name]: content } });
  const file = { path: context.resolve(name), name, format: "csv" } as const;
  {
    await using part = await boundedFile(file, context.resolve("cache"), {
      whole: 100,
      wholeGzip: 10,
      undivided: 100,
      part: 1_000,
    });
    expect(part.said).toContain("only the first 1 kB of");
    const found = await facts(part.file.path, looking(context));
    // Whole lines: 166 of them in 1,000 bytes, without the header.
    expect(found).toMatchObject({ rows: 166, columns: [{ values: ["12345"] }] });
  }
  expect(await readdir(context.resolve("cache"))).toEqual([]);
});

test("of a large Parquet file the first rows are looked at, as many as its columns allow", async () => {
  await using context = await toolContext({ files: { "note.txt": "" } });
  const file = {
    path: context.resolve("a.parquet"),
    name: "a.parquet",
    format: "parquet",
  } as const;
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await connection.run(
      `COPY (SELECT i AS n, {a: i, b: 'x'} AS inner FROM range(1000) t(i)) TO '${file.path}' (FORMAT parquet)`,
    );
    expect(await boundedParquet(connection, file, 3_000)).toEqual({ file });
    const { said, file: part } = await boundedParquet(connection, file, 2_999);
    expect(said).toContain("only the first 999 rows of a.parquet were looked at");
    expect((await readFile(connection, part, "data")).rows).toBe(999);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
});

test("a text file of more than 64 MB is not looked at whole, and the answer says so", async () => {
  const line = `${"x".repeat(1023)}\n`;
  const content = `text\n${line.repeat(64 * 1024)}`;
  await using context = await toolContext({ files: { "a.csv": content } });
  const found = await facts("a.csv", looking(context));
  expect(found).toMatchObject({
    read: [
      "only the first 33.6 MB of a.csv were looked at: types and values may differ further down",
    ],
  });
  expect(found).not.toHaveProperty("rows");
});
