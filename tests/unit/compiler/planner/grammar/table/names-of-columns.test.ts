/** After "by" and "per", the name of a column is a column, whatever else the word may mean. */
import { describe, expect, it } from "vitest";
import type { KnownTable } from "../../../../../../src/compiler/planner/grammar/derive/table/table-question.ts";
import { number, queryOf, text } from "./tables.ts";

const NAMES = [
  "code",
  "kind",
  "name",
  "path",
  "size",
  "change",
  "commit",
  "title",
  "web",
  "history",
  "list",
  "number",
  "rows",
  "table",
  "group",
  "value",
  "top",
  "status",
  "line",
  "word",
  "level",
  "label",
  "tag",
  "source",
  "folder",
  "branch",
  "version",
  "url",
  "day",
  "hour",
  "grade",
  "method",
  "agent",
  "form",
  "way",
  "part",
  "sort",
  "order",
  "author",
  "type",
  "count",
  "total",
  "average",
  "median",
  "month",
  "year",
  "first",
  "last",
  "share",
  "rank",
  "ratio",
  "difference",
  "limit",
  "file",
  "data",
  "result",
  "column",
  "row",
  "field",
  "key",
  "not",
  "missing",
  "per",
  "each",
  "most",
  "highest",
  "next",
  "previous",
  "before",
  "after",
  "class",
  "category",
  "week",
  "period",
  "date_part",
  "channel",
  "owner",
  "reason",
  "sum",
  "min",
  "max",
  "percent",
  "same",
  "join",
];

const tableWith = (name: string): KnownTable => ({
  from: { file: "ledger.csv" },
  name: "ledger",
  rows: 60,
  columns: [text(name, "aa|bb|cc"), number("amount", 1, 900), text("clerk", "Ida|Jon")],
});

describe("names of columns", () => {
  it.each(NAMES)("Total amount by %s", (name) => {
    expect(queryOf(`Total amount by ${name} in ledger.csv`, tableWith(name))).toEqual({
      group: [name],
      measures: [{ how: "sum", column: "amount", as: "total amount" }],
    });
  });

  it.each(NAMES)("average amount per %s", (name) => {
    expect(queryOf(`What is the average amount per ${name}?`, tableWith(name))).toEqual({
      group: [name],
      measures: [{ how: "mean", column: "amount", as: "mean amount" }],
    });
  });
});
