/** The same rows as CSV, JSON, NDJSON, Parquet and xlsx: one table, and one answer to each question. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { z } from "zod";
import type { Cell } from "../../src/catalog/authoring.ts";
import { compute } from "../../src/agents/data/compute.ts";
import { inAllFormats } from "../support/formats.ts";
import { readData } from "../support/read-data.ts";
import { runTool } from "../support/run-tool.ts";
import { toolContext } from "../support/tool-context.ts";
import { cleanTables } from "../support/ugly/clean-tables.ts";
import type { CleanTable } from "../support/ugly/ugly-file.ts";

/** Each is read five times, and thirty times for the answers. */
const TABLES = { read: 8, asked: 3 };

test("the same rows are the same table in every format", async () => {
  await fc.assert(
    fc.asyncProperty(cleanTables, async (table) => {
      for (const [format, bytes] of Object.entries(await inAllFormats(table))) {
        const { columns, values } = await readData(`a.${format}`, bytes);
        const read = {
          columns: columns.map(({ name, type }) => ({ name, type })),
          rows: values.map((row) => columns.map(({ name }) => row[name] ?? null)),
        };
        expect({ format, ...read }).toEqual({ format, ...table });
      }
    }),
    { numRuns: TABLES.read, endOnFailure: true },
  );
});

type Query = Omit<z.input<typeof compute.input>, "file">;

/** Each needs only columns that the table has. */
function questionsOn({ columns }: CleanTable): Query[] {
  const of = (type: string) => columns.filter((column) => column.type === type);
  const [text, , ...others] = columns.map(({ name }) => name);
  const key = of("text").at(-1)?.name ?? text ?? "";
  const number = of("number").at(-1)?.name ?? "";
  const [time] = of("time");
  const last = others.at(-1) ?? key;
  return [
    {
      measures: [
        { how: "sum", column: number },
        { how: "mean", column: number },
        { how: "count" },
        { how: "median", column: "visits" },
      ],
    },
    {
      group: [key],
      measures: [{ how: "sum", column: number }, { how: "count" }],
      order: [{ column: key }],
    },
    { where: [{ column: number, op: ">", value: 100 }], measures: [{ how: "count" }] },
    { where: [{ column: last, op: "missing" }], measures: [{ how: "count" }] },
    {
      order: [{ column: "visits", descending: true }, { column: "station" }],
      limit: 3,
      select: [...new Set(["station", "visits", last])],
    },
    time === undefined
      ? { measures: [{ how: "distinct", column: key }] }
      : {
          group: [{ column: time.name, bucket: "year" }],
          measures: [{ how: "max", column: "visits" }],
        },
  ];
}

test("the same rows give the same answers in every format", async () => {
  await fc.assert(
    fc.asyncProperty(cleanTables, async (table) => {
      const formats = await inAllFormats(table);
      const files = Object.fromEntries(
        Object.entries(formats).map(([format, bytes]) => [`a.${format}`, bytes]),
      );
      await using context = await toolContext({ files });
      for (const query of questionsOn(table)) {
        const answers = [];
        for (const file of Object.keys(files)) {
          const { output, headline } = await runTool(compute, { ...query, file }, context);
          const { columns, rows } = output.table;
          answers.push({ columns, rows: rows.map(rounded), value: digits(output.value), headline });
        }
        const [csv, ...others] = answers;
        for (const other of others) expect(other).toEqual(csv);
      }
    }),
    { numRuns: TABLES.asked, endOnFailure: true },
  );
});

/** Parquet's doubles are added up as doubles, CSV's decimals as decimals: the last digits may differ. */
function digits(cell: Cell): Cell {
  return typeof cell === "number" ? Number(cell.toPrecision(14)) : cell;
}

function rounded(row: Readonly<Record<string, Cell>>): Record<string, Cell> {
  return Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, digits(cell)]));
}
