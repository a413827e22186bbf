/** HTML as a browser shows it, also where elements are left out. */
import { expect, test } from "vitest";
import { page } from "../../../../src/agents/web/page.ts";
import { htmlToText } from "../../../../src/agents/web/readable-text.ts";
import { runTool } from "../../../support/run-tool.ts";
import { serve } from "../../../support/serve.ts";
import { toolContext } from "../../../support/tool-context.ts";

test.each([
  [
    "cells",
    "<table><tr><td>2023</td><td>100</td></tr><tr><td>2024</td><td>120</td></tr></table>",
    "2023\t100\n2024\t120",
  ],
  [
    "cells with end tags left out",
    "<table><tr><th>Year<th>Sales<tr><td>2023<td>100",
    "Year\tSales\n2023\t100",
  ],
  [
    "cells with paragraphs",
    "<table><tr><td><p>2023</p></td> <td> <p>100</p></td></tr></table>",
    "2023\t100",
  ],
  ["an empty cell", "<table><tr><td>a<td>b<tr><td><td>c</table>", "a\tb\n\tc"],
  ["a table in text", "before<table><tr><td>1</table>after", "before\n\n1\n\nafter"],
  ["paragraphs without ends", "<p>a<p>b<p>c", "a\n\nb\n\nc"],
  ["items without ends", "<ul>\n<li>a\n<li>b</ul>", "a\n\nb"],
  ["terms", "<dl><dt>a<dd>b</dl>", "a\n\nb"],
  ["line feeds of the source", "<p>one\n  two\tthree</p>", "one two three"],
  ["breaks", "a<br>b<br><br>c", "a\nb\n\nc"],
  ["preformatted", "<pre>a  b\n    c</pre>", "a  b\n    c"],
  ["inline elements", "a<b>b</b> <i>c </i> d", "ab c d"],
  [
    "what is not shown",
    "a<script>x()</script><style>b{}</style><template>c</template><p hidden>d</p><p style='color:red; display:none'>e</p>",
    "a",
  ],
  ["entities and hard spaces", "a&nbsp;&amp;&nbsp;b &lt;c&gt;", "a & b <c>"],
  ["a misnested end", "<b>a<p>b</b>c</p>", "a\n\nbc"],
  ["signs that are used inside", "a\u0001b\u0003c", "abc"],
])("%s", (_what, html, text) => {
  expect(htmlToText(html)).toBe(text);
});

test("thousands of nested elements", () => {
  expect(htmlToText(`${"<div>".repeat(20_000)}x`)).toBe("x");
});

async function read(html: string, type = "text/html") {
  await using context = await toolContext();
  await using server = await serve(type, html);
  const { output } = await runTool(page, { url: server.url }, context);
  return output.passage;
}

test.each([
  [
    "body and head",
    "<!doctype html><title>Sales</title><h1>Sales</h1><p>Tea sold well.<p>Coffee did not.",
    "Sales",
    "Tea sold well.\n\nCoffee did not.",
  ],
  ["everything", "<p>One paragraph.", undefined, "One paragraph."],
  [
    "body, a table",
    "<title>T</title><table><tr><td>2023<td>100<tr><td>2024<td>120</table>",
    "T",
    "2023\t100\n2024\t120",
  ],
  [
    "html",
    "<head><title>T</title></head><body><p>One paragraph.</p></body>",
    "T",
    "One paragraph.",
  ],
  ["tags", "only text", undefined, "only text"],
])("a page without %s", async (_what, html, title, text) => {
  const passage = await read(html);
  expect(passage.text).toBe(text);
  if (title !== undefined) expect(passage.title).toBe(title);
});

test("XHTML: an element that ends itself does not take the rest of the page", async () => {
  const xhtml =
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title><script src="a.js"/></head><body><p>Text<br/>more</p></body></html>';
  expect(await read(xhtml, "application/xhtml+xml")).toEqual({ title: "T", text: "Text\nmore" });
});
