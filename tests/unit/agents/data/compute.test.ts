/** What a table can be asked. Expected values were computed by hand or by python3 from the same rows. */
import { expect, test } from "vitest";
import type { z } from "zod";
import { compute } from "../../../../src/agents/data/compute.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

type Query = z.input<typeof compute.input>;

async function ask(files: Record<string, string>, query: Query) {
  await using context = await toolContext({ files });
  const { output, headline } = await runTool(compute, query, context);
  const { rows } = output.table;
  return {
    ...output,
    headline,
    list: rows.map((row) => Object.values(row)),
    notes: context.notes.map(({ text }) => text),
  };
}

const sales = {
  "sales.csv": [
    "region,product,day,amount,units",
    "north,tea,2024-01-05,10,2",
    "north,jam,2024-01-20,20,0",
    "south,tea,2024-02-03,30,3",
    "south,jam,2024-04-10,40,",
    "south,tea,2024-04-11,,5",
    ",nut,2024-04-12,7,1",
  ].join("\n"),
};
const file = "sales.csv";

test("several measures at once, by a key; a key without a value is a group of its own", async () => {
  const { list, headline, withoutValue, sql } = await ask(sales, {
    file,
    group: ["region"],
    measures: [
      { how: "sum", column: "amount" },
      { how: "count" },
      { how: "mean", column: "units", as: "u" },
    ],
  });
  expect(list).toEqual([
    ["south", 70, 3, 4],
    ["north", 30, 2, 1],
    [null, 7, 1, 1],
  ]);
  expect(headline).toContain("south total amount 70, rows 3, u 4");
  expect(withoutValue).toEqual([
    { column: "amount", rows: 1 },
    { column: "units", rows: 1 },
  ]);
  expect(sql).toContain('sum("amount")');
});

test("missing values fit neither a condition nor its opposite, and that is said", async () => {
  const equal = await ask(sales, {
    file,
    where: [{ column: "region", op: "!=", value: "north" }],
    measures: [{ how: "count" }],
  });
  expect(equal.value).toBe(3);
  expect(equal.notes).toEqual([
    "1 row has no region, and fits neither the condition on it nor its opposite",
  ]);
  const not = await ask(sales, {
    file,
    where: [{ column: "amount", op: ">", value: 15, not: true }],
    measures: [{ how: "count" }],
  });
  expect(not.value).toBe(2);
  const missing = await ask(sales, {
    file,
    where: [{ column: "region", op: "missing" }],
    select: ["product"],
  });
  expect(missing.list).toEqual([["nut"]]);
});

test("and, or, in, between, contains", async () => {
  const { list } = await ask(sales, {
    file,
    where: [
      {
        any: [
          { column: "product", op: "in", values: ["jam", "nut"] },
          {
            all: [
              { column: "region", op: "starts with", value: "SOU" },
              { column: "units", op: "between", from: 3, to: 4 },
            ],
          },
        ],
      },
      { column: "amount", op: ">=", value: 10 },
    ],
    select: ["product", "amount"],
  });
  expect(list).toEqual([
    ["jam", 20],
    ["tea", 30],
    ["jam", 40],
  ]);
});

test("a whole month, quarter or year is a stretch of time", async () => {
  const total = async (where: Query["where"]) =>
    (await ask(sales, { file, where, measures: [{ how: "sum", column: "amount" }] })).value;
  expect(await total([{ column: "day", op: "=", value: "2024-04" }])).toBe(47);
  expect(await total([{ column: "day", op: "<=", value: "2024-02" }])).toBe(60);
  expect(await total([{ column: "day", op: ">", value: "2024-Q1" }])).toBe(47);
  expect(await total([{ column: "day", op: "between", from: "2024-01-20", to: "2024-02" }])).toBe(
    50,
  );
  expect(await total([{ column: "day", op: "=", value: "2023" }])).toBeNull();
});

test("nothing is kept: the sum of nothing has no value, the count is 0, and the nearest value is named", async () => {
  const { list, headline, notes } = await ask(sales, {
    file,
    where: [{ column: "region", op: "=", value: "nroth" }],
    measures: [
      { how: "sum", column: "amount" },
      { how: "mean", column: "amount" },
      { how: "count" },
    ],
  });
  expect(list).toEqual([[null, null, 0]]);
  expect(headline).toMatch(/^No row of 6 rows fits: region is nroth\./);
  expect(notes).toEqual(['no row has "nroth" in region; the nearest value is "north"']);
});

test("another case is read as what is there; what is there is taken as it is written", async () => {
  const files = { "a.csv": "who,n\nAnn,1\nann,2\nBob,4\n" };
  const sum = async (value: string) => {
    const { value: total, notes } = await ask(files, {
      file: "a.csv",
      where: [{ column: "who", op: "=", value }],
      measures: [{ how: "sum", column: "n" }],
    });
    return [total, notes];
  };
  expect(await sum("ann")).toEqual([2, []]);
  expect(await sum("bob")).toEqual([4, ['"bob" is read as "Bob" in who']]);
  expect(await sum("ANN")).toEqual([3, ['"ANN" is read as "Ann" and "ann" in who']]);
});

test("division: whole numbers divide with a fraction, nothing is divided by 0", async () => {
  const { list } = await ask(sales, {
    file,
    derive: [
      { op: "/", of: ["amount", "units"], as: "each" },
      { op: "*", of: ["each", 3], as: "three" },
      { op: "/", of: [7, 2], as: "half" },
    ],
    select: ["each", "three", "half"],
    limit: 3,
  });
  expect(list).toEqual([
    [5, 15, 3.5],
    [null, null, 3.5],
    [10, 30, 3.5],
  ]);
});

test("decimals add up exactly, and 64 bits stay", async () => {
  const table = {
    title: "T",
    columns: [
      { name: "price", type: "number" as const },
      { name: "id", type: "number" as const },
    ],
    rows: [
      { price: 0.1, id: "9007199254740993" },
      { price: 0.2, id: "9007199254740995" },
    ],
  };
  const { list } = await ask(
    {},
    {
      table,
      measures: [
        { how: "sum", column: "price" },
        { how: "max", column: "id" },
        { how: "sum", column: "id" },
      ],
    },
  );
  expect(list).toEqual([[0.3, "9007199254740995", 18014398509481988]]);
  const found = await ask(
    {},
    { table, where: [{ column: "id", op: "=", value: "9007199254740993" }], select: ["price"] },
  );
  expect(found.list).toEqual([[0.1]]);
});

test("numbers beyond exact types are computed to 15 digits, and that is said", async () => {
  const table = {
    title: "T",
    columns: [{ name: "n", type: "number" as const }],
    rows: [{ n: "9000000000000000000" }],
  };
  const { list, notes } = await ask(
    {},
    { table, derive: [{ op: "*", of: ["n", "n", "n"], as: "cube" }], select: ["cube"] },
  );
  expect(list).toEqual([[7.29e56]]);
  expect(notes).toEqual(["numbers of that size are computed to 15 digits"]);
});

test("the median of an even count, quantiles, and both deviations", async () => {
  const files = { "a.csv": "n\n1.00\n1.01\n2\n4\n" };
  const column = "n";
  const { list } = await ask(files, {
    file: "a.csv",
    measures: [
      { how: "median", column },
      { how: "quantile", column, q: 0.25 },
      { how: "stddev", column },
      { how: "population stddev", column },
      { how: "mode", column },
    ],
  });
  expect(list[0]?.slice(0, 4).map(Number)).toEqual([
    expect.closeTo(1.505, 12),
    expect.closeTo(1.0075, 12),
    expect.closeTo(1.4118634258784852, 12),
    expect.closeTo(1.2227095934848962, 10),
  ]);
  expect(list[0]?.[4]).toBe(1);
});

test("months that have no rows are told; filled, they have 0 rows and no sum", async () => {
  const group = [{ column: "day", bucket: "month" as const }];
  const measures = [{ how: "count" as const }, { how: "sum" as const, column: "amount" }];
  const told = await ask(sales, { file, group, measures });
  expect(told.list).toEqual([
    ["2024-01-01", 2, 30],
    ["2024-02-01", 1, 30],
    ["2024-04-01", 3, 47],
  ]);
  expect(told.notes).toEqual(["1 month between 2024-01 and 2024-04 has no rows and is not listed"]);
  const filled = await ask(sales, {
    file,
    group: [{ column: "day", bucket: "month", fill: true }],
    measures,
  });
  expect(filled.list[2]).toEqual(["2024-03-01", 0, null]);
  expect(filled.notes).toEqual([]);
});

test("changes are to the period before, which may be missing, and not to the row before", async () => {
  const { list } = await ask(sales, {
    file,
    group: [{ column: "day", bucket: "month" }],
    measures: [{ how: "sum", column: "amount", as: "total" }],
    extend: [
      { op: "change", of: "total", as: "change" },
      { op: "running total", of: "total", as: "running" },
      { op: "share", of: "total", as: "share" },
      { op: "rank", of: "total", as: "rank" },
    ],
  });
  expect(list).toEqual([
    ["2024-01-01", 30, null, 30, expect.closeTo((30 / 107) * 100, 10), 2],
    ["2024-02-01", 30, 0, 60, expect.closeTo((30 / 107) * 100, 10), 2],
    ["2024-04-01", 47, null, 107, expect.closeTo((47 / 107) * 100, 10), 1],
  ]);
});

test("shares of a total of 0 and changes from 0 have no value", async () => {
  const files = { "a.csv": "k,n\na,0\nb,0\n" };
  const { list } = await ask(files, {
    file: "a.csv",
    extend: [
      { op: "share", of: "n", as: "s" },
      { op: "percent change", of: "n", as: "p" },
    ],
  });
  expect(list).toEqual([
    ["a", 0, null, null],
    ["b", 0, null, null],
  ]);
});

test("having comes after shares: they stay shares of the whole", async () => {
  const { list } = await ask(sales, {
    file,
    group: ["product"],
    measures: [{ how: "sum", column: "amount", as: "total" }],
    extend: [{ op: "share", of: "total", as: "share" }],
    having: [{ column: "share", op: ">", value: 50 }],
  });
  expect(list).toEqual([["jam", 60, expect.closeTo((60 / 107) * 100, 10)]]);
});

test("equal rows at a limit are told, or kept", async () => {
  const files = { "a.csv": "who,n\na,5\nb,4\nc,3\nd,3\ne,3\nf,1\n" };
  const query = {
    file: "a.csv",
    order: [{ column: "n", descending: true }],
    limit: 3,
    select: ["who"],
  };
  const told = await ask(files, query);
  expect(told.list).toEqual([["a"], ["b"], ["c"]]);
  expect(told.ties).toEqual({ place: 3, rows: 3, listed: 1 });
  expect(told.headline).toContain("3 rows share place 3, of which 1 is listed.");
  const kept = await ask(files, { ...query, ties: "kept" });
  expect(kept.list).toEqual([["a"], ["b"], ["c"], ["d"], ["e"]]);
  expect(kept.ties).toBeNull();
});

test("the row that has the greatest, with the columns asked for, one for each key", async () => {
  const { list } = await ask(sales, {
    file,
    extreme: { which: "greatest", of: "amount" },
    select: ["product", "day"],
  });
  expect(list).toEqual([["jam", "2024-04-10"]]);
  const each = await ask(sales, {
    file,
    where: [{ column: "region", op: "missing", not: true }],
    extreme: { which: "least", of: "amount", within: ["region"] },
    select: ["region", "amount"],
  });
  expect(each.list).toEqual([
    ["north", 10],
    ["south", 30],
  ]);
});

test("pivot: values become columns in their order, months as months", async () => {
  const files = { "a.csv": "m,k,n\nFebruary,a,1\nJanuary,a,2\nJanuary,b,3\nDecember,b,4\n" };
  const { table, list } = await ask(files, {
    file: "a.csv",
    group: ["k", "m"],
    measures: [{ how: "sum", column: "n", as: "n total" }],
    pivot: { column: "m", value: "n total" },
  });
  expect(table.columns.map(({ name }) => name)).toEqual(["k", "January", "February", "December"]);
  expect(list).toEqual([
    ["a", 2, 1, null],
    ["b", 3, null, 4],
  ]);
});

test("months and weekdays come in their own order", async () => {
  const texts = await ask(
    { "a.csv": "m,n\nMar,1\nJan,2\nFeb,3\n" },
    { file: "a.csv", group: ["m"], measures: [{ how: "sum", column: "n" }] },
  );
  expect(texts.list.map(([month]) => month)).toEqual(["Jan", "Feb", "Mar"]);
  const days = await ask(sales, {
    file,
    group: [{ column: "day", bucket: "weekday" }],
    measures: [{ how: "count" }],
  });
  expect(days.list).toEqual([
    ["Wednesday", 1],
    ["Thursday", 1],
    ["Friday", 2],
    ["Saturday", 2],
  ]);
  const months = await ask(sales, {
    file,
    group: [{ column: "day", bucket: "month of year" }],
    order: [{ column: "day", descending: true }],
    limit: 1,
  });
  expect(months.list).toEqual([["April", 3]]);
});

test("weeks are those of ISO 8601", async () => {
  const files = { "a.csv": "d\n2024-12-29\n2024-12-30\n2025-01-05\n2025-01-06\n" };
  const { list } = await ask(files, { file: "a.csv", group: [{ column: "d", bucket: "week" }] });
  expect(list).toEqual([
    ["2024-12-23", 1],
    ["2024-12-30", 2],
    ["2025-01-06", 1],
  ]);
  const inWeek = await ask(files, {
    file: "a.csv",
    where: [{ column: "d", op: "=", value: "2025-W01" }],
    measures: [{ how: "count" }],
  });
  expect(inWeek.value).toBe(2);
});

test("local days of a zone, over the change to summer time", async () => {
  const table = {
    title: "T",
    columns: [{ name: "at", type: "time" as const }],
    rows: [
      "2024-03-30T22:59:00Z",
      "2024-03-30T23:00:00Z",
      "2024-03-31T21:59:00Z",
      "2024-03-31T22:00:00Z",
    ].map((at) => ({ at })),
  };
  const zone = "Europe/Berlin";
  const days = await ask({}, { table, group: [{ column: "at", bucket: "day", zone }] });
  expect(days.list).toEqual([
    ["2024-03-30", 1],
    ["2024-03-31", 2],
    ["2024-04-01", 1],
  ]);
  expect(days.notes).toEqual(["times are UTC and are shown as those of Europe/Berlin"]);
  const hours = await ask({}, { table, group: [{ column: "at", bucket: "hour of day", zone }] });
  expect(hours.list).toEqual([
    [0, 2],
    [23, 2],
  ]);
});

test("time between: days with fractions, completed months; parts and classes", async () => {
  const table = {
    title: "T",
    columns: [
      { name: "a", type: "time" as const },
      { name: "b", type: "time" as const },
      { name: "n", type: "number" as const },
    ],
    rows: [
      { a: "2024-01-31T12:00:00", b: "2024-02-28T00:00:00", n: 18 },
      { a: null, b: "2024-02-28T00:00:00", n: null },
    ],
  };
  const { list } = await ask(
    {},
    {
      table,
      derive: [
        { op: "time between", from: "a", to: "b", as: "days" },
        {
          op: "time between",
          from: "a",
          to: { value: "2024-03-31" },
          unit: "months",
          as: "months",
        },
        { op: "hour", column: "a", as: "hour" },
        { op: "classes", column: "n", edges: [65, 18], as: "age" },
        { op: "bins", column: "n", width: 0.1, as: "bin" },
      ],
      select: ["days", "months", "hour", "age", "bin"],
    },
  );
  expect(list).toEqual([
    [27.5, 1, 12, "18 to below 65", 18],
    [null, null, null, null, null],
  ]);
});

test("texts: split, length, replace, cases and filled values", async () => {
  const { list } = await ask(
    { "a.csv": "t,n\nab-cd,1\nxy,\n" },
    {
      file: "a.csv",
      derive: [
        { op: "split", column: "t", at: "-", part: 2, as: "second" },
        { op: "length", column: "t", as: "long" },
        { op: "replace", column: "t", text: "-", with: "'", as: "r" },
        {
          op: "case",
          cases: [{ when: [{ column: "long", op: ">", value: 2 }], value: "long" }],
          otherwise: "short",
          as: "c",
        },
        { op: "fill", column: "n", value: 0, as: "filled" },
      ],
      select: ["second", "long", "r", "c", "filled"],
    },
  );
  expect(list).toEqual([
    ["cd", 5, "ab'cd", "long", 1],
    [null, 2, "xy", "short", 0],
  ]);
});

const people = {
  "people.csv": "id,name\n1,Ann\n2,Bob\n3,Cid\n",
  "orders.csv": "order,person,sum\nx,1,5\ny,1,6\nz,2,7\nw,9,8\n",
};

test.for([
  [
    "inner",
    [
      ["Ann", 5],
      ["Ann", 6],
      ["Bob", 7],
    ],
  ],
  [
    "left",
    [
      ["Ann", 5],
      ["Ann", 6],
      ["Bob", 7],
      ["Cid", null],
    ],
  ],
  [
    "full",
    [
      ["Ann", 5],
      ["Ann", 6],
      ["Bob", 7],
      ["Cid", null],
      [null, 8],
    ],
  ],
] as const)("a %s join, with what did not match", async ([kind, expected]) => {
  const { list, joins, headline } = await ask(people, {
    file: "people.csv",
    files: ["orders.csv"],
    join: [{ kind, on: [{ left: "id", right: "person" }] }],
    select: ["name", "sum"],
  });
  expect(list).toEqual(expected);
  expect(joins).toEqual([
    { left: "people", right: "orders", matched: 2, leftUnmatched: 1, rightUnmatched: 1 },
  ]);
  expect(headline).toContain("1 row of people and 1 row of orders have none.");
});

test("semi and anti joins keep the columns of the first", async () => {
  const names = async (kind: "semi" | "anti") =>
    (
      await ask(people, {
        file: "people.csv",
        files: ["orders.csv"],
        join: [{ kind, on: [{ left: "id", right: "person" }] }],
      })
    ).list;
  expect(await names("semi")).toEqual([
    [1, "Ann"],
    [2, "Bob"],
  ]);
  expect(await names("anti")).toEqual([[3, "Cid"]]);
});

test("numbers meet the same numbers as text, however they are written", async () => {
  const table = {
    title: "codes",
    columns: [
      { name: "id", type: "text" as const },
      { name: "code", type: "text" as const },
    ],
    rows: [
      { id: "1.0", code: "a" },
      { id: " 2", code: "b" },
      { id: "X3", code: "c" },
    ],
  };
  const { list, notes } = await ask(people, {
    file: "people.csv",
    tables: [table],
    join: [{ on: ["id"] }],
    select: ["name", "code"],
  });
  expect(list).toEqual([
    ["Ann", "a"],
    ["Bob", "b"],
  ]);
  expect(notes).toEqual([
    "id is number and id of codes is text: they are compared by what they say",
  ]);
});

test("a union puts rows one after the other, by the names of columns", async () => {
  const files = { "a.csv": "k,n\nx,1\n", "b.csv": "n,K,more\n2,y,z\n" };
  const { list, notes } = await ask(files, {
    file: "a.csv",
    files: ["b.csv"],
    union: true,
    origin: "from",
  });
  expect(list).toEqual([
    ["a", "x", 1, null],
    ["b", "y", 2, "z"],
  ]);
  expect(notes).toEqual(["a has no more: its rows have no value there"]);
});

test("columns called rowid, by a keyword, with quotes, or like a step of the query", async () => {
  const names = ["rowid", "select", 'a "b"', "#1"];
  const cells = [
    [9, "x", 1, "p"],
    [8, "y", 1, "q"],
    [7, "x", 1, "r"],
  ];
  const records = cells.map((row) => Object.fromEntries(row.map((cell, i) => [names[i], cell])));
  const files = { "source.json": JSON.stringify(records) };
  const { list } = await ask(files, {
    file: "source.json",
    order: ['a "b"'],
    select: ["rowid", "select", "#1"],
  });
  expect(list).toEqual([
    [9, "x", "p"],
    [8, "y", "q"],
    [7, "x", "r"],
  ]);
  const grouped = await ask(files, {
    file: "source.json",
    group: ["select"],
    measures: [{ how: "last", column: "rowid" }],
  });
  expect(grouped.list).toEqual([
    ["y", 8],
    ["x", 7],
  ]);
});

test.for([
  [
    { where: [{ column: "region", op: "=", value: 5 }] },
    'Column "region" is text, and 5 is number.',
    'Write it as text: "5".',
  ],
  [
    { where: [{ column: "amount", op: ">", value: "much" }] },
    'Column "amount" is number, and "much" is no number.',
    "Compare it with a number",
  ],
  [
    { where: [{ column: "day", op: "=", value: "last week" }] },
    'Column "day" is time, and "last week" is no time.',
    "2024-Q3",
  ],
  [
    { measures: [{ how: "mean", column: "product" }] },
    'Column "product" of sales is text, and has no mean.',
    "to number",
  ],
  [{ group: ["regoin"] }, 'sales has no column "regoin".', 'The nearest is "region".'],
  [
    { extend: [{ op: "share", of: "region" }] },
    'Column "region" of sales is text, not numbers.',
    "amount, units",
  ],
  [
    { derive: [{ op: "+", of: ["day", 1], as: "d" }] },
    'Column "day" is time, and it is computed with as a number.',
    "time between",
  ],
  [
    { derive: [{ op: "abs", of: "amount", as: "units" }] },
    'There is already a column "units".',
    "another name",
  ],
  [
    { where: [{ column: "region", op: "=", value: { column: "amount" } }] },
    "they cannot be compared",
    "to number",
  ],
] as [Partial<Query>, string, string][])(
  "refused with the way out: %j",
  async ([query, message, help]) => {
    await expect(ask(sales, { file, ...query })).rejects.toMatchObject({
      message: expect.stringContaining(message),
      help: expect.stringContaining(help),
    });
  },
);

test("numbers and clock times are read out of texts", async () => {
  const rows = [
    ["1,200 m (est.)", "1:02:03.4"],
    ["−3.5 °C", "1:38"],
    ["£14.4M", "57.43"],
    ["KICA-506", "none"],
    [".3 in", "+12:00"],
  ];
  const files = { "t.json": JSON.stringify(rows.map(([said, clock]) => ({ said, clock }))) };
  const { list } = await ask(files, {
    file: "t.json",
    derive: [
      { op: "first number", column: "said", as: "n" },
      { op: "clock seconds", column: "clock", as: "s" },
    ],
    select: ["n", "s"],
  });
  expect(list).toEqual([
    [1200, 3723.4],
    [-3.5, 98],
    [14.4, 57.43],
    [null, null],
    [0.3, 720],
  ]);
});
