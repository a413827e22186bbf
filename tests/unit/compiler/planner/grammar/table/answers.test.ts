/** Questions about fresh tables, asked of the data: what is answered agrees with SQL, and most of it is answered. */
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compute } from "../../../../../../src/agents/data/compute.ts";
import { facts } from "../../../../../../src/agents/data/facts.ts";
import type { Facts, ToolContext } from "../../../../../../src/catalog/authoring.ts";
import { runTool } from "../../../../../support/run-tool.ts";
import { toolContext } from "../../../../../support/tool-context.ts";
import { ASKED } from "./asked-questions.ts";
import { FILES, type File } from "./asked-tables.ts";
import { queryOf } from "./tables.ts";

/** Of all questions, at least so many are answered. */
const ANSWERED = 0.8;
/** Each starts a database: on a busy machine that takes its time. */
const LONGEST = 120_000;
let context: ToolContext & AsyncDisposable;
let database: DuckDBInstance;
let answered = 0;

beforeAll(async () => {
  context = await toolContext({ files: FILES });
  database = await DuckDBInstance.create();
});
afterAll(async () => {
  database.closeSync();
  await context[Symbol.asyncDispose]();
});

const plain = (value: unknown): string =>
  typeof value === "number" || typeof value === "bigint" ? Number(value).toFixed(3) : String(value);

async function bySql(file: File, sql: string): Promise<string[]> {
  const connection = await database.connect();
  try {
    await connection.run(
      `CREATE OR REPLACE TEMP TABLE t AS FROM read_csv('${context.workspace}/${file}')`,
    );
    const rows = (
      await connection.runAndReadAll(
        `SELECT v::VARCHAR, try_cast(v::VARCHAR AS DOUBLE) FROM (${sql}) r(v)`,
      )
    ).getRows();
    return rows.map(([text, number]) => plain(number ?? text));
  } finally {
    connection.closeSync();
  }
}

describe.each(Object.keys(FILES) as File[])("%s", (file) => {
  let known: Facts;
  beforeAll(async () => {
    known = await facts(file, {
      resolve: (path) => `${context.workspace}/${path}`,
      cache: `${context.workspace}/.cache`,
      signal: AbortSignal.timeout(60_000),
      reading: {},
    });
  });
  it.each(ASKED[file])(
    "%s",
    async (question, sql) => {
      if (known?.is !== "table") throw new Error(`${file} is no table`);
      const query = queryOf(question, {
        from: { file },
        name: file.replace(".csv", ""),
        columns: known.columns,
        ...(known.rows !== undefined && { rows: known.rows }),
      });
      if (query === undefined) return;
      answered += 1;
      const { output } = await runTool(compute, { file, ...(query as object) }, context);
      const rows = output.table.rows.map((row) => Object.values(row).map(plain));
      const wanted = await bySql(file, sql);
      expect({ query, count: rows.length }).toEqual({ query, count: wanted.length });
      for (const value of wanted)
        expect({ query, values: rows.flat() }).toEqual({
          query,
          values: expect.arrayContaining([value]),
        });
    },
    LONGEST,
  );
});

it("answers most of them", () => {
  const all = Object.values(ASKED).flat().length;
  expect(answered / all).toBeGreaterThanOrEqual(ANSWERED);
});
