/** From a clean table and one to four uglinesses: the file is read back as the clean table, or refused with a reason. */
import { DuckDBInstance } from "@duckdb/node-api";
import * as fc from "fast-check";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ToolError } from "../../src/catalog/authoring.ts";
import { readFile } from "../../src/agents/data/read/read-file.ts";
import { readRows } from "../../src/agents/data/rows.ts";
import { cleanTables } from "../support/ugly/clean-tables.ts";
import { uglinesses } from "../support/ugly/index.ts";
import { ugly, write, type UglyFile, type Ugliness } from "../support/ugly/ugly-file.ts";

/** `UGLY_FILES=5000` looks further than the regular test. */
const FILES = Number(process.env["UGLY_FILES"] ?? 200);

let instance: DuckDBInstance;
let folder: string;
beforeAll(async () => {
  instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  folder = await mkdtemp(join(tmpdir(), "orchc-ugly-"));
});
afterAll(async () => {
  instance.closeSync();
  await rm(folder, { recursive: true });
});

test(`${FILES} ugly files are read as what they were made from, or refused`, async () => {
  const seen = { read: 0, refused: 0 };
  const sample = fc.tuple(
    cleanTables,
    fc.uniqueArray(fc.constantFrom(...uglinesses), { minLength: 1, maxLength: 4 }),
    fc.gen(),
  );
  await fc.assert(
    fc.asyncProperty(sample, async ([clean, list, draw]) => {
      let file: UglyFile = ugly(clean);
      const applied: Ugliness[] = [];
      for (const ugliness of list) {
        const changed = ugliness.change(file, draw);
        if (changed === undefined) continue;
        file = changed;
        applied.push(ugliness);
      }
      const what = await readBack(file);
      const said = `${applied.map(({ name }) => name).join("; ")}\n${Buffer.from(write(file)).toString("utf8")}`;
      if (what.refused !== undefined) {
        seen.refused += 1;
        if (process.env["UGLY_SHOW"] !== undefined) console.log(`${what.refused}\n${said}`);
        const certain = applied.length === 1 && applied[0]?.mayBeRefused !== true;
        if (certain) throw new Error(`refused: ${what.refused}\n${said}`);
        return;
      }
      seen.read += 1;
      expect({ said, ...what.table }).toEqual({ said, ...file.clean });
    }),
    { numRuns: FILES },
  );
  if (process.env["UGLY_SHOW"] !== undefined) console.log(seen);
  // Refusing everything would be never wrong, too.
  expect(seen.refused / (seen.read + seen.refused)).toBeLessThan(0.4);
}, 600_000);

async function readBack(file: UglyFile) {
  const path = join(folder, "a.csv");
  await writeFile(path, write(file));
  const connection = await instance.connect();
  try {
    await connection.run("SET TimeZone = 'UTC'");
    await connection.run("DROP TABLE IF EXISTS raw; DROP TABLE IF EXISTS data");
    const { columns } = await readFile(connection, { path, name: "a.csv", format: "csv" }, "data");
    const { rows } = readRows(await connection.runAndReadAll("FROM data"));
    return {
      table: {
        columns: columns.map(({ name, type }) => ({ name, type })),
        rows: rows.map((row) => columns.map(({ name }) => row[name] ?? null)),
      },
    };
  } catch (error) {
    if (error instanceof ToolError) return { refused: `${error.message} ${error.help ?? ""}` };
    throw error;
  } finally {
    connection.closeSync();
  }
}
