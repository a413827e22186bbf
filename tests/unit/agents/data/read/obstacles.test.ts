/** What hinders a column from being numbers or dates is named with its row, and what is said to help does. */
import { expect, test } from "vitest";
import { compute } from "../../../../../src/agents/data/compute.ts";
import { timeseries } from "../../../../../src/agents/data/timeseries.ts";
import { runTool } from "../../../../support/run-tool.ts";
import { toolContext } from "../../../../support/tool-context.ts";

test("values that are no numbers", async () => {
  const files = { "a.csv": "k,n\na,1\nb,2\nc,12x4\nd,5\ne,about\nf,7\n" };
  await using context = await toolContext({ files });
  const measures = [{ how: "sum" as const, column: "n" }];
  const asked = runTool(compute, { file: "a.csv", measures }, context);
  await expect(asked).rejects.toMatchObject({
    message: expect.stringContaining('"12x4" (row 3), "about" (row 5) are no numbers'),
    help: expect.stringContaining('nulls: ["12x4", "about"]'),
  });
  const reading = { nulls: ["12x4", "about"] };
  const { output } = await runTool(compute, { file: "a.csv", reading, measures }, context);
  expect(output.table.rows).toEqual([{ "total n": 15 }]);
});

test("values that are no dates", async () => {
  const days = ["2024-02-28", "2024-02-30", "2024-02-31", "2024-06-31", "2024-11-31", "2024-03-01"];
  const more = ["2024-03-02", "2024-03-03", "2024-03-04", "2024-03-05"];
  const rows = [...days, ...more].map((day, i) => `${day},${i}`).join("\n");
  await using context = await toolContext({ files: { "a.csv": `day,n\n${rows}\n` } });
  const query = {
    file: "a.csv",
    time: "day",
    bucket: "day" as const,
    how: "sum" as const,
    measure: "n",
  };
  const nulls = ["2024-02-30", "2024-02-31", "2024-06-31", "2024-11-31"];
  await expect(runTool(timeseries, query, context)).rejects.toMatchObject({
    message: expect.stringContaining('"2024-02-30" (row 2)'),
  });
  const { output } = await runTool(timeseries, { ...query, reading: { nulls } }, context);
  expect(output.points).toContainEqual({ at: "2024-03-05", value: 9 });
});
