import { DOMParser } from "linkedom";
import { expect, test } from "vitest";
import type { Chart } from "../../../../src/catalog/authoring.ts";
import { chart } from "../../../../src/agents/report/chart.ts";
import { page } from "../../../../src/agents/report/page.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext, type TestToolContext } from "../../../support/tool-context.ts";
import { prices, tableOf } from "./tables.ts";

async function open(context: TestToolContext, file: { readonly file: string }) {
  const html = await context.readText(file);
  return { html, document: new DOMParser().parseFromString(html, "text/html") };
}

async function picture(context: TestToolContext, svg: string): Promise<Chart> {
  return { title: "P", file: await context.writeFile("p.svg", svg, "image/svg+xml") };
}

test("texts, charts and tables on one page", async () => {
  await using context = await toolContext();
  const drawn = await runTool(chart, { table: prices }, context);
  const input = {
    title: "Two prices",
    tables: [prices],
    charts: [drawn.output.chart],
    passages: [{ title: "In short", text: "AAPL rose by **27 %**." }],
  };
  const { output, headline } = await runTool(page, input, context);
  expect(output).toMatchObject({
    page: { file: "t1/two-prices.html", mediaType: "text/html" },
    charts: 1,
    tables: 1,
    passages: 1,
  });
  expect(headline).toBe(
    'The report "Two prices" is a page with 1 chart, 1 table and 1 text: t1/two-prices.html.',
  );
  const { document } = await open(context, output.page);
  expect(document.title).toBe("Two prices");
  expect(document.querySelector("h1")?.textContent).toBe("Two prices");
  expect(document.querySelector("strong")?.textContent).toBe("27 %");
  expect(document.querySelectorAll("figure svg")).toHaveLength(1);
  const cells = [...document.querySelectorAll("tr")].map((row) =>
    [...row.querySelectorAll("th, td")].map((cell) => cell.textContent),
  );
  expect(cells).toEqual([
    ["date", "AAPL", "MSFT"],
    ["Jan 2000", "25.94", "39.81"],
    ["Feb 2000", "28.66", "36.36"],
    ["Mar 2000", "33.00", "–"],
  ]);
});

test("nothing on it runs or is loaded, whatever the texts, tables and charts hold", async () => {
  await using context = await toolContext();
  const evil = await picture(
    context,
    `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script>
     <foreignObject><iframe src="http://evil.example/"></iframe></foreignObject>
     <image href="http://evil.example/x.png"/><a href="javascript:alert(3)"><text>shown</text></a>
     <style>@import "http://evil.example/x.css";</style>
     <rect fill="url(http://evil.example/y)" style="background:url(//evil.example)" onclick="x()"/></svg>`,
  );
  const text = `<script>alert(4)</script> <img src=x onerror=alert(5)>

[a](javascript:alert(6)) [b](data:text/html,x) ![c](http://evil.example/z.png) [d](https://example.org/?a=1&b="2")

<div onclick="alert(7)">block</div>`;
  const input = {
    title: "</title><script>alert(8)</script>",
    passages: [{ title: "<b>bold</b>", text }],
    charts: [evil],
    tables: [
      tableOf([{ "<i>": "</td><script>alert(9)</script>" }], '"><script>alert(10)</script>'),
    ],
  };
  const { output } = await runTool(page, input, context);
  const { html, document } = await open(context, output.page);
  expect(document.querySelectorAll("script, iframe, img, image, object, embed, link")).toHaveLength(
    0,
  );
  expect(document.querySelectorAll("main style, foreignObject, main b, main i")).toHaveLength(0);
  const attributes = [...document.querySelectorAll("*")].flatMap((element) =>
    [...element.attributes].map(({ name, value }) => `${name}=${value}`),
  );
  expect(
    attributes.filter((attribute) => /^on|javascript:|evil|^src=|data:/i.test(attribute)),
  ).toEqual([]);
  expect(document.querySelector("main a")?.getAttribute("href")).toContain("https://example.org/");
  expect(document.querySelector("h1")?.textContent).toBe("</title><script>alert(8)</script>");
  expect(html).toContain("default-src 'none'");
});

test("pictures on one page keep their ids apart", async () => {
  await using context = await toolContext();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><clipPath id="clip0"><rect/></clipPath>
     <g clip-path="url(#clip0)"/></svg>`;
  const same = await picture(context, svg);
  const { output } = await runTool(page, { charts: [same, same] }, context);
  const { document } = await open(context, output.page);
  const ids = [...document.querySelectorAll("clipPath")].map(({ id }) => id);
  expect(new Set(ids).size).toBe(2);
  const used = [...document.querySelectorAll("g")].map((g) => g.getAttribute("clip-path"));
  expect(used).toEqual(ids.map((id) => `url(#${id})`));
});

test("a long table is cut, and says so", async () => {
  await using context = await toolContext();
  const rows = Array.from({ length: 1234 }, (_, i) => ({ name: `r${i}`, n: i }));
  const { output } = await runTool(page, { tables: [tableOf(rows)] }, context);
  const { document } = await open(context, output.page);
  expect(document.querySelectorAll("tbody tr")).toHaveLength(500);
  expect(document.querySelector(".note")?.textContent).toBe("First 500 of 1,234 rows.");
});

test("nothing to report, or what is no SVG, is refused", async () => {
  await using context = await toolContext();
  await expect(runTool(page, {}, context)).rejects.toThrow("There is nothing to report");
  const png = await context.writeFile("p.png", "x", "image/png");
  await expect(runTool(page, { charts: [{ title: "P", file: png }] }, context)).rejects.toThrow(
    'The chart "P" is image/png, and SVG is needed.',
  );
  const html = await picture(context, "<html><body>no</body></html>");
  await expect(runTool(page, { charts: [html] }, context)).rejects.toThrow(
    "t1/p.svg is not an SVG picture.",
  );
});

test("headings of texts leave out no level below those of the page, whatever theirs are", async () => {
  await using context = await toolContext();
  const text = "#### Deep\n\n# High\n\n###### Deepest\n\n#\n\n## Middle";
  const passages = [
    { title: "Page", text },
    { title: "Part", text },
  ];
  const { output } = await runTool(page, { title: "Page", passages }, context);
  const { document } = await open(context, output.page);
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")];
  expect(headings.map(({ tagName, textContent }) => `${tagName} ${textContent}`).join("; ")).toBe(
    "H1 Page; H2 Deep; H2 High; H3 Deepest; H3 Middle; H2 Part; H3 Deep; H3 High; H4 Deepest; H4 Middle",
  );
});

test("text looks like what it is: nothing controls or reorders it, and marks do not pile up", async () => {
  await using context = await toolContext();
  const title = `a\u001b[31mb\u0000c \u202egpj.exe\u202c Z${"\u0301".repeat(500)} \ud800`;
  const { output } = await runTool(page, { passages: [{ title, text: "x" }] }, context);
  const { document } = await open(context, output.page);
  expect(document.querySelector("h2")?.textContent).toBe(
    `a [31mb c gpj.exe Z${"\u0301".repeat(6)} \ufffd`,
  );
});

test("a picture stands where the page puts it", async () => {
  await using context = await toolContext();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" class="note" id="x" style="position:fixed;inset:0"><rect class="mark"/></svg>`;
  const { output } = await runTool(page, { charts: [await picture(context, svg)] }, context);
  const { document } = await open(context, output.page);
  const root = document.querySelector("figure svg");
  expect([...(root?.attributes ?? [])].map(({ name }) => name)).toEqual(["id"]);
  expect(root?.id).toBe("chart1-x");
  expect(root?.querySelector("rect")?.attributes).toHaveLength(0);
});
