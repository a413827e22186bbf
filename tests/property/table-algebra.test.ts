/** Random queries over small random tables give what plain TypeScript gives. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../../src/agents/data/algebra/run/evaluate.ts";
import { queryOf } from "../../src/agents/data/algebra/run/query-of.ts";
import { openTables } from "../../src/agents/data/tables/tables.ts";
import type { Cell, Table } from "../../src/catalog/authoring.ts";
import { toolContext } from "../support/tool-context.ts";
import { expectedRows, type Asked } from "../support/plain-algebra.ts";

/** Whole numbers and quarters are exact as doubles: both sides compute without rounding. */
const number = fc.option(
  fc.integer({ min: -8, max: 8 }).map((n) => n / 4),
  { nil: null },
);
const text = fc.option(fc.constantFrom("a", "b", "B", "c d", "%", "x'y"), { nil: null });
const day = fc.option(
  fc
    .integer({ min: 0, max: 800 })
    .map((n) => new Date(Date.UTC(2023, 10, 1 + n)).toISOString().slice(0, 10)),
  { nil: null },
);
const flag = fc.option(fc.boolean(), { nil: null });

const rows = fc.array(fc.record({ name: text, kind: text, x: number, y: number, day, flag }), {
  minLength: 1,
  maxLength: 14,
});

const literal = {
  x: fc.integer({ min: -8, max: 8 }).map((n) => n / 4),
  name: fc.constantFrom("a", "b", "B", "c d", "none"),
};
const not = fc.boolean();
const comparison = fc.oneof(
  fc.record({
    op: fc.constantFrom(
      "=" as const,
      "!=" as const,
      "<" as const,
      "<=" as const,
      ">" as const,
      ">=" as const,
    ),
    column: fc.constantFrom("x", "y"),
    value: literal.x,
    not,
  }),
  fc.record({
    op: fc.constantFrom("=" as const, "!=" as const),
    column: fc.constantFrom("name", "kind"),
    value: literal.name,
    not,
  }),
  fc.record({
    op: fc.constantFrom("=" as const, "<" as const, "<=" as const, ">" as const),
    column: fc.constant("day"),
    value: fc.constantFrom("2024", "2024-02", "2024-Q3", "2024-02-29"),
    not,
  }),
  fc.record({
    op: fc.constant("in" as const),
    column: fc.constant("x"),
    values: fc.array(literal.x, { minLength: 1, maxLength: 3 }),
    not,
  }),
  fc.record({
    op: fc.constant("between" as const),
    column: fc.constant("y"),
    from: literal.x,
    to: literal.x,
    not,
  }),
  fc.record({
    op: fc.constantFrom("contains" as const, "starts with" as const),
    column: fc.constant("name"),
    value: fc.constantFrom("b", "C", "%", "'"),
    not,
  }),
  fc.record({
    op: fc.constant("missing" as const),
    column: fc.constantFrom("x", "name", "day", "flag"),
    not,
  }),
);
const condition = fc.oneof(
  comparison,
  fc.record({
    any: fc.array(
      fc.oneof(
        comparison,
        fc.record({ all: fc.array(comparison, { minLength: 1, maxLength: 2 }) }),
      ),
      { minLength: 1, maxLength: 3 },
    ),
    not,
  }),
);

const measure = fc.oneof(
  fc.record({ how: fc.constant("count" as const) }),
  fc.record({
    how: fc.constantFrom(
      "sum" as const,
      "mean" as const,
      "median" as const,
      "min" as const,
      "max" as const,
      "mode" as const,
      "distinct" as const,
      "missing" as const,
      "stddev" as const,
      "population variance" as const,
      "first" as const,
      "last" as const,
    ),
    column: fc.constantFrom("x", "y"),
  }),
  fc.record({
    how: fc.constantFrom("distinct" as const, "mode" as const),
    column: fc.constant("name"),
  }),
);

const asked: fc.Arbitrary<Asked> = fc.record({
  where: fc.array(condition, { maxLength: 2 }),
  group: fc.constantFrom([], ["name"], ["kind", "flag"], ["month"], ["name", "month"], ["weekday"]),
  measures: fc.uniqueArray(measure, {
    minLength: 1,
    maxLength: 4,
    selector: (one) => JSON.stringify(one),
  }),
});

test("groups, measures and conditions are those of an independent evaluation", async () => {
  await using context = await toolContext();
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.array(asked, { minLength: 6, maxLength: 6 }),
      async (cells, requests) => {
        const table: Table = {
          title: "T",
          columns: [
            { name: "name", type: "text" },
            { name: "kind", type: "text" },
            { name: "x", type: "number" },
            { name: "y", type: "number" },
            { name: "day", type: "time" },
            { name: "flag", type: "boolean" },
          ],
          rows: cells,
        };
        using database = await openTables([{ name: "T", source: { table } }], context);
        for (const request of requests) {
          const query = queryOf({
            where: request.where,
            group: request.group.map((key) =>
              key === "month" || key === "weekday" ? { column: "day", bucket: key, as: key } : key,
            ),
            measures: request.measures.map((one, i) => ({ ...one, as: `m${i}` })),
          });
          const { published } = await evaluate(database, database.tables, query, context);
          const sorted = (list: readonly Record<string, Cell>[]) =>
            list.map((row) => JSON.stringify(Object.values(row).map(rounded))).toSorted();
          expect(sorted(published.rows)).toEqual(sorted(expectedRows(cells, request)));
        }
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);

function rounded(cell: Cell): Cell {
  return typeof cell === "number" ? Number(cell.toPrecision(9)) : cell;
}
