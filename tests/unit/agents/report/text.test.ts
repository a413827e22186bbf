/** The tools that give text: table, section and markdown. */
import { marked } from "marked";
import { expect, test } from "vitest";
import { chart } from "../../../../src/agents/report/chart.ts";
import { markdown } from "../../../../src/agents/report/markdown.ts";
import { section } from "../../../../src/agents/report/section.ts";
import { table } from "../../../../src/agents/report/table.ts";
import { sanitiseSvgFile } from "../../../../src/catalog/sanitise-svg.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { prices, tableOf } from "./tables.ts";

test("a long table of series is laid out side by side, numbers with equal decimals", async () => {
  await using context = await toolContext();
  const { output, headline } = await runTool(table, { table: prices, limit: 2 }, context);
  expect(output).toEqual({
    passage: {
      title: "Mean price per month of AAPL and MSFT",
      text: [
        "| date | AAPL | MSFT |",
        "| :-- | --: | --: |",
        "| Jan 2000 | 25.94 | 39.81 |",
        "| Feb 2000 | 28.66 | 36.36 |",
        "",
        "*1 more row is not shown.*",
      ].join("\n"),
    },
    rows: 3,
    shown: 2,
  });
  expect(headline).toContain("has 3 rows; the first 2 are shown.");
});

test("cells cannot leave their place, nor become markup or HTML", async () => {
  await using context = await toolContext();
  const nasty = "a|b `c` *d* _e_ [f](g) <h>\n| i & j \\";
  const source = tableOf([{ "x|y": nasty, snake_case: "user_name" }]);
  const { output } = await runTool(table, { table: source }, context);
  const html = await marked.parse(output.passage.text);
  const cells = [...html.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map((match) => match[1]);
  expect(cells).toEqual(["a|b `c` *d* _e_ [f](g) &lt;h&gt; | i &amp; j \\", "user_name"]);
});

test.for([
  [
    [0.001234567, 0.5],
    ["0.0012", "0.5000"],
  ],
  [
    [1, 1234567],
    ["1", "1,234,567"],
  ],
  [
    [1.5, null],
    ["1.5", "–"],
  ],
  [
    [-1234.567, 2],
    ["-1,234.57", "2.00"],
  ],
  [
    [1e-7, 2e-7],
    ["0.0000001", "0.0000002"],
  ],
] as const)("numbers %j are written %j", async ([numbers, expected]) => {
  await using context = await toolContext();
  const source = tableOf(numbers.map((n) => ({ n })));
  const { output } = await runTool(table, { table: source }, context);
  const written = output.passage.text
    .split("\n")
    .slice(2)
    .map((line) => line.slice(2, -2));
  expect(written).toEqual(expected);
});

test("a section holds its parts under its heading", async () => {
  await using context = await toolContext();
  const passages = [
    { title: "Prices", text: "They rose." },
    { title: "Why", text: "Nobody knows." },
  ];
  const tables = [tableOf([{ n: 1 }], "Numbers")];
  const input = { title: "Prices", passages, tables };
  const { output, headline } = await runTool(section, input, context);
  expect(output.passage).toEqual({
    title: "Prices",
    text: "They rose.\n\n### Why\n\nNobody knows.\n\n### Numbers\n\n| n |\n| --: |\n| 1 |",
  });
  expect(headline).toBe('The section "Prices" has 1 table and 2 texts.');
  await expect(runTool(section, { title: "X" }, context)).rejects.toThrow("nothing to report");
});

test("one Markdown document, its pictures at the end", async () => {
  await using context = await toolContext();
  const drawn = await runTool(chart, { table: prices }, context);
  const input = {
    title: "Two prices",
    charts: [drawn.output.chart],
    tables: [prices],
    passages: [{ title: "In short", text: "They rose." }],
  };
  const { output, headline } = await runTool(markdown, input, context);
  expect(output.document).toMatchObject({ file: "t1/two-prices.md", mediaType: "text/markdown" });
  expect(headline).toContain("1 chart, 1 table and 1 text: t1/two-prices.md.");
  const text = await context.readText(output.document);
  expect(text.startsWith("# Two prices\n\n## In short\n\nThey rose.\n\n![Mean price")).toBe(true);
  const picture = /^\[chart-1\]: data:image\/svg\+xml;base64,(\S+)$/m.exec(text)?.[1] ?? "";
  expect(Buffer.from(picture, "base64").toString()).toBe(
    await sanitiseSvgFile(await context.readText(drawn.output.chart.file)),
  );
  expect(await marked.parse(text)).toContain('<img src="data:image/svg+xml;base64,');
});
