/** Pages about real data: a question in words, and a plan that uses every kind of chart. */
import { userWorkspace } from "../../support/user-workspace.ts";
import type { TaskText } from "../../support/plans.ts";
import { onlyRun, type MadePages } from "./made-pages.ts";

const QUERY =
  "Compare the monthly average price of AAPL and MSFT in data/stocks.csv, chart both, and write a report";

/** A question's report, and the page that it asks for. */
export async function askedFor(): Promise<MadePages> {
  const workspace = await userWorkspace({ data: ["stocks.csv"] });
  const { status, stderr } = await workspace.orchc(["run", QUERY]);
  if (status !== 0) throw new Error(stderr);
  return onlyRun(workspace);
}

const NOTES = `# Notes

About the data, in *Markdown*. See [the source](https://example.org/data).

### How it was collected

1. By hand.
2. With \`data.query\`, from a file.

| column | meaning |
| --- | --- |
| temp_max | the highest temperature of a day, in °C |
| wind | metres a second |

> Rain is what Seattle is known for.

- [x] checked

\`\`\`sql
SELECT temp_max, wind FROM data WHERE wind > 3 -- a line that is longer than a phone is wide, and must not break the page
\`\`\`
`;

const chart = (table: string, kind: string, more: object = {}): TaskText => ({
  title: `Draw a ${kind} chart`,
  tool: "report.chart",
  args: { table: { $ref: table }, kind, ...more },
});

const WEATHER = { file: "data/seattle-weather.csv" };

const tasks: Readonly<Record<string, TaskText>> = {
  t1: {
    title: "Average temperatures a month",
    tool: "data.timeseries",
    args: { ...WEATHER, measure: "temp_max", bucket: "month" },
  },
  t2: {
    title: "Rain by kind of weather",
    tool: "data.aggregate",
    args: { ...WEATHER, measure: "precipitation", how: "sum", by: ["weather"] },
  },
  t3: {
    title: "Temperatures and wind",
    tool: "data.query",
    args: { ...WEATHER, sql: "SELECT temp_max, wind, weather FROM data LIMIT 300" },
  },
  t4: {
    title: "The wettest days",
    tool: "data.top",
    args: { ...WEATHER, by: "precipitation", n: 10 },
  },
  t5: { title: "Read the notes", tool: "files.read", args: { file: "data/notes.md" } },
  t6: chart("t1.table", "line"),
  t7: chart("t2.table", "bar"),
  t8: chart("t2.table", "pie"),
  t9: chart("t3.table", "point", { x: "temp_max", y: "wind", series: "weather" }),
  t10: chart("t1.table", "area"),
  t11: {
    title: "The days in a section",
    tool: "report.section",
    args: { title: "Wet days", tables: [{ $ref: "t4.table" }], passages: [{ $ref: "t5.passage" }] },
  },
  t12: {
    title: "All of it on a page",
    tool: "report.page",
    args: {
      title: "The weather in Seattle",
      passages: [{ $ref: "t5.passage" }, { $ref: "t11.passage" }],
      charts: ["t6", "t7", "t8", "t9", "t10"].map((id) => ({ $ref: `${id}.chart` })),
      tables: [{ $ref: "t1.table" }, { $ref: "t3.table" }],
    },
  },
};

/** Every kind of chart and text. */
export async function everyKind(): Promise<MadePages> {
  const workspace = await userWorkspace({
    data: ["seattle-weather.csv"],
    files: { "data/notes.md": NOTES },
  });
  await workspace.plan("weather", tasks);
  for (const command of ["build", "exec"]) {
    const { status, stderr } = await workspace.orchc([command, "weather"]);
    if (status !== 0) throw new Error(stderr);
  }
  return onlyRun(workspace);
}
