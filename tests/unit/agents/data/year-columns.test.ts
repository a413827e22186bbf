/** Years, and months beside them, in columns of their own. Expected values: python3's Counter over the same rows. */
import { expect, test } from "vitest";
import { compute } from "../../../../src/agents/data/compute.ts";
import { timeseries } from "../../../../src/agents/data/timeseries.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

const births = [2021, 2022]
  .flatMap((year) =>
    [1, 2, 3].flatMap((month) =>
      [1, 2].map((day) => `${year},${month},${day},${year - 2000 + month * 10 + day}`),
    ),
  )
  .join("\n");
const files = {
  "births.csv": `year,month,date_of_month,births\n${births}\n`,
  "years.csv": "TIME_PERIOD,OBS_VALUE\n2019,2\n2019,3\n2020,2.5\n",
  "alone.csv": "year,amount\n2021,1\n2021,2\n2022,4\n",
};

test("year and month together are the time", async () => {
  await using context = await toolContext({ files });
  const { output } = await runTool(
    timeseries,
    { file: "births.csv", how: "sum", measure: "births", bucket: "month" },
    context,
  );
  expect(output.points).toEqual([
    { at: "2021-01-01", value: 65 },
    { at: "2021-02-01", value: 85 },
    { at: "2021-03-01", value: 105 },
    { at: "2022-01-01", value: 67 },
    { at: "2022-02-01", value: 87 },
    { at: "2022-03-01", value: 107 },
  ]);
  expect(context.notes.map(({ text }) => text)).toContain("year and month together are the time");
});

test("with the day as well, days are there; also when the month is asked for as the time", async () => {
  await using context = await toolContext({ files });
  const days = await runTool(
    compute,
    {
      file: "births.csv",
      group: [{ column: "year", bucket: "day" }],
      measures: [{ how: "sum", column: "births" }],
      limit: 1,
    },
    context,
  );
  expect(days.output.table.rows).toEqual([{ year: "2021-01-01", "total births": 32 }]);
  const named = await runTool(
    timeseries,
    { file: "births.csv", how: "sum", measure: "births", bucket: "month", time: "month" },
    context,
  );
  expect(named.output.points).toHaveLength(6);
});

test("years alone are never put into months", async () => {
  await using context = await toolContext({ files });
  const input = { file: "alone.csv", how: "sum", measure: "amount" } as const;
  await expect(runTool(timeseries, { ...input, bucket: "month" }, context)).rejects.toMatchObject({
    message: 'Column "year" holds whole years, and cannot be grouped by month.',
    help: expect.stringContaining("Group by year"),
  });
  const { output } = await runTool(timeseries, input, context);
  expect(output.points).toEqual([
    { at: "2021-01-01", value: 3 },
    { at: "2022-01-01", value: 4 },
  ]);
});

test("years are found whatever their column is called, and that is said", async () => {
  await using context = await toolContext({ files });
  const { output } = await runTool(
    timeseries,
    { file: "years.csv", measure: "OBS_VALUE", bucket: "year" },
    context,
  );
  expect(output.points).toEqual([
    { at: "2019-01-01", value: 2.5 },
    { at: "2020-01-01", value: 2.5 },
  ]);
  expect(context.notes.map(({ text }) => text)).toContain("the numbers in TIME_PERIOD are years");
});

test("a change to the year before, in a column of years", async () => {
  await using context = await toolContext({ files });
  const { output } = await runTool(
    compute,
    {
      file: "alone.csv",
      group: ["year"],
      measures: [{ how: "sum", column: "amount", as: "total" }],
      extend: [{ op: "percent change", of: "total", as: "growth" }],
    },
    context,
  );
  expect(output.table.rows.map((row) => row["growth"])).toEqual([
    null,
    expect.closeTo(100 / 3, 10),
  ]);
});
