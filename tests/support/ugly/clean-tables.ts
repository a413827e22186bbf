/** Clean tables: what somebody would keep in a file, with nothing in them that could be read in two ways. */
import * as fc from "fast-check";
import type { CleanCell, CleanTable } from "./ugly-file.ts";

const places = fc.constantFrom(
  "Arbon",
  "Brigg",
  "Chur",
  "Dornach",
  "Elm",
  "Flawil",
  "Gais",
  "Horgen",
);
const remarks = fc.constantFrom(
  "dry",
  "wet, cold",
  'the "old" one',
  "see page 3",
  "two\nlines",
  "café",
);
const count = fc.integer({ min: 1, max: 900 });
const measure = fc.integer({ min: -9_999, max: 9_999 }).map((tenths) => tenths / 10);
const day = fc
  .integer({ min: 0, max: 3_000 })
  .map((days) => new Date(Date.UTC(2015, 0, 13 + days)).toISOString().slice(0, 10));
const orMissing = (cells: fc.Arbitrary<CleanCell>) =>
  fc.oneof({ weight: 6, arbitrary: cells }, { weight: 1, arbitrary: fc.constant(null) });

/** A name for each row, a number for each row, then up to four columns of every type, some with gaps. */
export const cleanTables: fc.Arbitrary<CleanTable> = fc
  .record({
    rows: fc.integer({ min: 4, max: 30 }),
    more: fc.subarray(["day", "level", "remark", "town"] as const),
  })
  .chain(({ rows, more }) => {
    const kinds = {
      day: ["time", day],
      level: ["number", orMissing(measure)],
      remark: ["text", orMissing(remarks)],
      town: ["text", places],
    } as const;
    const names = fc
      .uniqueArray(fc.integer({ min: 100, max: 999 }), { minLength: rows, maxLength: rows })
      .map((numbers) => numbers.map((number) => `st${number}`));
    const list = more.map((name) => ({ name, type: kinds[name][0] }));
    const cells = fc.array(
      fc.tuple(count, ...more.map((name): fc.Arbitrary<CleanCell> => kinds[name][1])),
      {
        minLength: rows,
        maxLength: rows,
      },
    );
    return fc.tuple(names, cells).map(([labels, rest]) => ({
      columns: [
        { name: "station", type: "text" as const },
        { name: "visits", type: "number" as const },
        ...list,
      ],
      rows: rest.map((row, i) => [labels[i] ?? "", ...row]),
    }));
  })
  // A column of gaps only has no type.
  .filter(({ columns, rows }) => columns.every((_, i) => rows.some((row) => row[i] !== null)));
