/** Texts that are neither UTF-8 nor what DuckDB reads by itself. */
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readData } from "../../../../support/read-data.ts";

const text = 'name,note\r\nZoë,"a, b"\r\nÅsa,ß\r\n';
const big = (content: string) => Buffer.from(content, "utf16le").swap16();

test.for([
  ["a.csv", "with a byte order mark", big(`\uFEFF${text}`)],
  ["a.csv", "without", big(text)],
  ["a.csv.gz", "compressed", gzipSync(big(`\uFEFF${text}`))],
] as const)("UTF-16 with the higher byte first is read: %s %s", async ([name, , bytes]) => {
  const { values, said } = await readData(name, bytes);
  expect(values).toEqual([
    { name: "Zoë", note: "a, b" },
    { name: "Åsa", note: "ß" },
  ]);
  expect(said).toEqual([]);
});

test.for([
  ["a.csv", Buffer.from("name,price\ncaf\xe9 \x93bar\x94,\x80 5\nl\x92eau,\x80 7\n", "latin1")],
  [
    "a.csv.gz",
    gzipSync(Buffer.from("name,price\ncaf\xe9 \x93bar\x94,\x80 5\nl\x92eau,\x80 7\n", "latin1")),
  ],
] as const)("Windows-1252 is read, and said: %s", async ([name, bytes]) => {
  const { values, said } = await readData(name, bytes);
  expect(values).toEqual([
    { name: "café “bar”", price: 5 },
    { name: "l’eau", price: 7 },
  ]);
  expect(said).toContain("the file is not in UTF-8: it is read as Windows-1252");
});

test("what only Windows writes may stand far down", async () => {
  const rows = Array.from({ length: 30_000 }, (_, i) => `caf\xe9 ${i},${i}`).join("\n");
  const { rows: count, values } = await readData(
    "a.csv",
    Buffer.from(`name,n\n${rows}\nend \x80,1\n`, "latin1"),
  );
  expect(count).toBe(30_001);
  expect(values.at(-1)).toEqual({ name: "end €", n: 1 });
});

test("another encoding of one byte is refused, and may be named", async () => {
  const dos = Buffer.from("name,n\ncaf\x82s,1\n", "latin1");
  await expect(readData("a.csv", dos)).rejects.toThrow("nor in Windows-1252");
  expect((await readData("a.csv", dos, { encoding: "windows-1252" })).rows).toBe(1);
});
