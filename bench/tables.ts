/**
 * How many of the tables of a folder are read with the right number of rows and columns, and which columns of
 * numbers are not: `npm run bench:tables -- FOLDER`.
 *
 * The folder holds CSV files in the form of WikiTableQuestions: every cell is quoted, a quotation mark within is
 * written \" and a backslash \\, and the first record holds the names. What is expected is counted here, by a state
 * machine for that form alone, and not by the reader.
 */
import { DuckDBInstance } from "@duckdb/node-api";
import { existsSync } from "node:fs";
import { readdir, readFile as readText } from "node:fs/promises";
import { join } from "node:path";
import { readFile } from "../src/agents/data/read/read-file.ts";
import { identifier } from "../src/agents/data/sql.ts";

/** What is nothing but a number to everybody: digits, with commas between groups of three, or a point. */
const NUMBER = /^[-+\u2212]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;

const folder = process.argv[2];
if (folder === undefined || !existsSync(folder)) {
  console.log(
    `Nothing to measure: ${folder ?? "no folder is given"} (npm run bench:tables -- FOLDER).`,
  );
  process.exit(0);
}

const counts = { tables: 0, described: 0, numeric: 0, asText: 0 };
const refused: string[] = [];
const wrong: string[] = [];
const texts: string[] = [];
const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
for (const name of (await readdir(folder)).filter((one) => one.endsWith(".csv")).toSorted()) {
  counts.tables += 1;
  await look(name);
}
instance.closeSync();

console.log(`${counts.described} of ${counts.tables} tables are described.`);
console.log(`${wrong.length} have a wrong number of rows or columns.`);
console.log(`${counts.asText} of ${counts.numeric} columns of numbers are read as text.`);
for (const [title, list] of Object.entries({ refused, wrong, "numbers as text": texts })) {
  if (list.length > 0) console.log(`\n${title}:\n${list.map((line) => `  ${line}`).join("\n")}`);
}

async function look(name: string) {
  const path = join(folder ?? "", name);
  const [header = [], ...records] = cells(await readText(path, "utf8"));
  // A header that comes again is no row.
  const rows = records.filter((record) => JSON.stringify(record) !== JSON.stringify(header));
  const connection = await instance.connect();
  try {
    await connection.run("SET TimeZone = 'UTC'");
    const read = await readFile(connection, { path, name, format: "csv" }, "data");
    counts.described += 1;
    if (read.rows !== rows.length || read.columns.length !== header.length) {
      const notes = read.notes.map(({ text }) => text).join("; ");
      wrong.push(
        `${name}: ${read.rows} rows and ${read.columns.length} columns, expected ${rows.length} and ${header.length} (${notes})`,
      );
    }
    for (const [i, { name: column, type }] of read.columns.entries()) {
      const values = rows.map((row) => (row[i] ?? "").trim()).filter((value) => value !== "");
      if (values.length === 0 || !values.every((value) => NUMBER.test(value))) continue;
      counts.numeric += 1;
      if (type !== "text") continue;
      counts.asText += 1;
      texts.push(`${name}: ${column} (${values.slice(0, 5).join(" | ")})`);
    }
  } catch (error) {
    refused.push(`${name}: ${(error as Error).message}`);
  } finally {
    await connection.run(`DROP TABLE IF EXISTS ${identifier("data")}`);
    await connection.run("DROP TABLE IF EXISTS raw");
    connection.closeSync();
  }
}

/** The records of a text in which every cell is quoted. */
function cells(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = "";
  let inside = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i] ?? "";
    if (inside && character === "\\") {
      i += 1;
      cell += text[i] ?? "";
    } else if (character === '"') {
      inside = !inside;
      if (!inside) {
        record.push(cell);
        cell = "";
      }
    } else if (inside) cell += character;
    else if (character === "\n") {
      records.push(record);
      record = [];
    }
  }
  if (record.length > 0) records.push(record);
  return records;
}
