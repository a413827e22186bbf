/** What people read of a result: the answer first, in words that stand alone. Numbers were computed by awk from the same rows. */
import { expect, test } from "vitest";
import type { z } from "zod";
import { compute } from "../../../../../src/agents/data/compute.ts";
import { runTool } from "../../../../support/run-tool.ts";
import { toolContext } from "../../../../support/tool-context.ts";

type Query = z.input<typeof compute.input>;

const FILES = {
  "baths.csv": [
    "day,pool,lane,guests,degrees",
    ...["2024-01", "2024-02", "2024-03", "2024-04"].flatMap((month, i) => [
      `${month}-05,Spa,1,${10 + i},${30 + i}`,
      `${month}-20,Spa,2,${20 - i},${34 + i}`,
      `${month}-07,Tarn,1,${40 + 10 * i},18`,
    ]),
    "2024-04-09,Loch,1,7,",
  ].join("\n"),
  "towers.csv": "tower_no,built,steps\n4001,1904,1250\n4002,1911,900\n",
  "gaps.csv": "kind,n\n,9\n,9\n,9\nA,1\nB,2\nB,3\n",
  "pools.csv": "pool,depth,opened\nSpa,2,1990-01-01\nTarn,9,1970-05-01\nPond,9,2001-02-03\n",
};

async function said(query: Omit<Query, "file"> & { readonly file?: string }): Promise<string> {
  await using context = await toolContext({ files: FILES });
  return (await runTool(compute, { file: "baths.csv", ...query }, context)).headline;
}

const month = { column: "day", bucket: "month" as const, as: "month" };
const guests = { how: "sum" as const, column: "guests" };
const degrees = { how: "mean" as const, column: "degrees" };
const spa = { column: "pool", op: "=" as const, value: "Spa" };

test.each<readonly [string, Parameters<typeof said>[0], string]>([
  ["a total", { measures: [guests] }, "Total guests: 347."],
  [
    "a total of some rows, and of how many",
    { measures: [guests], where: [spa] },
    "Total guests where pool is Spa: 120 (8 of 13 rows).",
  ],
  ["how many rows", { measures: [{ how: "count" }] }, "13 rows."],
  [
    "how many rows of all",
    { measures: [{ how: "count" }], where: [{ column: "degrees", op: ">", value: 33 }] },
    "4 of 13 rows where degrees is above 33.",
  ],
  [
    "several values",
    {
      measures: [guests, { how: "max", column: "degrees" }],
      where: [{ any: [spa, { column: "lane", op: "=", value: 2 }] }],
    },
    "Where either pool is Spa or lane is 2: total guests 120, highest degrees 37 (8 of 13 rows).",
  ],
  [
    "few groups",
    { group: ["pool"], measures: [guests] },
    "Total guests by pool: Tarn 220, Spa 120, Loch 7.",
  ],
  [
    "many groups",
    {
      group: ["pool", "day"],
      measures: [guests],
      having: [{ column: "total guests", op: "<", value: 60 }],
    },
    "Total guests by pool and day, only where total guests is below 60 is highest for Tarn 2024-02-07 (50) and lowest for Loch 2024-04-09 (7), of 11 groups.",
  ],
  [
    "the group that has the most",
    { group: ["pool"], measures: [guests], extreme: { which: "greatest", of: "total guests" } },
    "The pool with the highest total guests is Tarn (220).",
  ],
  [
    "the group with the fewest rows",
    { group: ["pool"], measures: [{ how: "count" }], extreme: { which: "least", of: "rows" } },
    "The pool with the fewest rows is Loch (1).",
  ],
  [
    "an empty key is no group that has the most",
    {
      file: "gaps.csv",
      group: ["kind"],
      measures: [{ how: "count" }],
      extreme: { which: "greatest", of: "rows" },
    },
    "The kind with the most rows is B (2).",
  ],
  [
    "groups that share the most",
    {
      group: ["lane"],
      measures: [{ how: "distinct", column: "day", as: "days" }],
      where: [spa],
      extreme: { which: "greatest", of: "days" },
    },
    "2 groups by lane share the most days where pool is Spa (4): 1, 2.",
  ],
  [
    "a share before the amount",
    {
      group: ["pool"],
      measures: [guests],
      extend: [{ op: "share", of: "total guests" }],
      having: [spa],
    },
    "Share of total guests by pool: Spa 34.58% (total guests 120).",
  ],
  [
    "few months",
    {
      group: [month],
      measures: [guests],
      where: [{ column: "pool", op: "!=", value: "Loch" }, spa],
    },
    "Total guests by month where pool is not Loch and pool is Spa: 2024-01 30, 2024-02 30, 2024-03 30, 2024-04 30.",
  ],
  [
    "rows that were asked for one column",
    { where: [{ column: "guests", op: ">=", value: 50 }], select: ["day"] },
    "3 of 13 rows where guests is at least 50, day: 2024-02-07, 2024-03-07, 2024-04-07.",
  ],
  [
    "different values",
    { select: ["pool"], distinct: true },
    "3 different values of pool: Spa, Tarn, Loch.",
  ],
  [
    "one cell",
    { file: "pools.csv", where: [{ column: "pool", op: "=", value: "Pond" }], select: ["opened"] },
    "Opened where pool is Pond: 2001-02-03.",
  ],
  [
    "the row that has the most",
    { file: "pools.csv", select: ["pool", "opened"], extreme: { which: "least", of: "opened" } },
    "Of 3 rows, pool Tarn has the earliest opened (1970-05-01).",
  ],
  [
    "years and numbers of things, of which none are counted",
    {
      file: "towers.csv",
      extreme: { which: "greatest", of: "steps" },
      select: ["tower_no", "built", "steps"],
    },
    "Of 2 rows, tower_no 4001 has the highest steps (1,250): built 1904.",
  ],
  [
    "rows that share the most",
    { file: "pools.csv", select: ["pool", "depth"], extreme: { which: "greatest", of: "depth" } },
    "2 rows of 3 rows share the highest depth (9): pool Tarn, pool Pond.",
  ],
  [
    "a join",
    { files: ["pools.csv"], join: [{}], measures: [guests] },
    "Total guests: 340. 12 rows of baths have a partner in pools; 1 row of baths and 1 row of pools have none.",
  ],
])("%s", async (_, query, sentence) => {
  expect(await said(query)).toBe(sentence);
});

test("series by name: mean, first and last, highest and lowest, and how two compare", async () => {
  const text = await said({
    group: [month, "pool"],
    measures: [degrees],
    where: [{ column: "pool", op: "in", values: ["Spa", "Tarn"] }],
  });
  expect(text).toBe(
    "Spa averaged 33.5 over 4 months, from 32 in 2024-01 to 35 in 2024-04 (up 9.38%); highest 35 in 2024-04, lowest 32 in 2024-01. " +
      "Tarn was 18 in each of 4 months. Spa averaged 1.86 times as much as Tarn.",
  );
});

test("amounts over time are averaged for each stretch, and not set against each other in percent", async () => {
  const text = await said({ group: [{ ...month, as: "m" }, "lane"], measures: [guests] });
  expect(text).toContain(
    "1: total guests averaged 68.25 a month over 4 months, from 50 in 2024-01 to 90 in 2024-04; highest 90 in 2024-04, lowest 50 in 2024-01.",
  );
});

test("amounts are not averaged where some stretches of time have no rows", async () => {
  const text = await said({
    group: [month, "lane"],
    measures: [guests],
    where: [{ column: "day", op: "!=", value: "2024-02" }],
  });
  expect(text).toContain(
    "1: total guests where day is not 2024-02 over 3 months, from 50 in 2024-01 to 90 in 2024-04;",
  );
  expect(text).not.toContain("averaged");
});

test("a change over time says when it was greatest, and what changed", async () => {
  await using context = await toolContext({
    files: {
      "a.csv": `day,n\n${[5, 9, 2, 2, 8, 6].map((n, i) => `2024-0${i + 1}-03,${n}`).join("\n")}`,
    },
  });
  const query: Query = { file: "a.csv", group: [month], measures: [{ how: "sum", column: "n" }] };
  const changes = { ...query, extend: [{ op: "change" as const, of: "total n" }] };
  expect((await runTool(compute, changes, context)).headline).toBe(
    "Change of total n over 5 months: highest 6 in 2024-05, lowest -7 in 2024-03. " +
      "Total n averaged 5.33 a month over 6 months, from 5 in 2024-01 to 6 in 2024-06; highest 9 in 2024-02, lowest 2 in 2024-03.",
  );
});

test("what is the same everywhere is said once", async () => {
  const visits = { how: "count" as const, as: "visits" };
  expect(await said({ group: ["day", "lane"], measures: [visits] })).toBe(
    "Visits by day and lane is 1 for every one, of 13 groups.",
  );
  expect(
    await said({
      group: [{ column: "day", bucket: "day", as: "day" }, "lane"],
      measures: [visits],
    }),
  ).toBe("1: visits was 1 in each of 9 days. 2: visits was 1 in each of 4 days.");
});
