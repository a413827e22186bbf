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
  "#1 in town",
  "a;b|c",
  "C:\\data\\new",
  "1/2 full",
  "https://example.org/a?b=1,2",
  "5'11\"",
  "-- none --",
  "May 31",
  "🙂 good",
);
const count = fc.integer({ min: 1, max: 900 });
const measure = fc.integer({ min: -9_999, max: 9_999 }).map((tenths) => tenths / 10);
const day = fc
  .integer({ min: 0, max: 3_000 })
  .map((days) => new Date(Date.UTC(2015, 0, 13 + days)).toISOString().slice(0, 10));
const orMissing = (cells: fc.Arbitrary<CleanCell>) =>
  fc.oneof({ weight: 6, arbitrary: cells }, { weight: 1, arbitrary: fc.constant(null) });

const people = fc.integer({ min: 1, max: 3_000_000 });
const amount = fc.integer({ min: -900_000, max: 5_000_000 }).map((cents) => cents / 100);
const moment = fc
  .tuple(day, fc.integer({ min: 1, max: 23 }), fc.integer({ min: 1, max: 59 }))
  .map(([date, hour, minute]) => `${date}T${padded(hour, 2)}:${padded(minute, 2)}:00`);
const mass = fc.integer({ min: 1, max: 99_999 }).map((grams) => grams / 1000);
const place = fc.integer({ min: 5_000_000, max: 11_000_000 }).map((n) => n / 1_000_000);
const guests = fc.integer({ min: 1, max: 40_000 });
const year = fc.integer({ min: 1950, max: 2024 });
const flag = fc.boolean().map((value) => (value ? "T" : "F"));

/** What has digits and is no number: a column has one kind of them. */
const codes: readonly fc.Arbitrary<string>[] = [
  fc.integer({ min: 1, max: 9_999 }).map((n) => padded(n, 5)),
  fc.integer({ min: 1, max: 99_999 }).map((n) => `202411${padded(n, 14)}`),
  fc
    .tuple(fc.integer({ min: 10, max: 99 }), fc.integer({ min: 1, max: 9 }))
    .map((p) => p.join("E")),
  fc.integer({ min: 1990, max: 2022 }).map((y) => `${y}/${padded((y + 1) % 100, 2)}`),
  fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 3, maxLength: 3 }).map((v) => v.join(".")),
  fc
    .tuple(fc.integer({ min: 1001, max: 1099 }), fc.integer({ min: 1, max: 12 }))
    .map(([order, part]) => `${order}-${padded(part, 2)}`),
  fc.integer({ min: 1, max: 255 }).map((n) => `0x${n.toString(16).toUpperCase().padStart(2, "0")}`),
  fc.integer({ min: 1_000_000, max: 9_999_999 }).map((n) => `+41 79 ${n}`),
];

/** A name for each row, a number for each row, then some columns of every type, a few with gaps. */
export const cleanTables: fc.Arbitrary<CleanTable> = fc
  .record({
    rows: fc.integer({ min: 3, max: 30 }),
    more: fc.subarray(
      [
        "day",
        "level",
        "remark",
        "town",
        "people",
        "amount",
        "seen_at",
        "checked",
        "flag",
        "code",
        "mass",
        "lat",
        "year",
        "guests",
      ] as const,
      { maxLength: 6 },
    ),
    code: fc.constantFrom(...codes),
  })
  .chain(({ rows, more, code }) => {
    const kinds = {
      day: ["time", day],
      level: ["number", orMissing(measure)],
      remark: ["text", orMissing(remarks)],
      town: ["text", places],
      people: ["number", people],
      amount: ["number", orMissing(amount)],
      seen_at: ["time", moment],
      checked: ["boolean", fc.boolean()],
      flag: ["text", flag],
      code: ["text", code],
      mass: ["number", orMissing(mass)],
      lat: ["number", place],
      year: ["number", year],
      guests: ["number", guests],
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

function padded(number: number, length: number): string {
  return String(number).padStart(length, "0");
}
