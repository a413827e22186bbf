/** Every example of docs/data-tools.md runs as it stands, and becomes the SQL that stands below it. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { compute } from "../../../../src/agents/data/compute.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

const page = readFileSync(
  fileURLToPath(new URL("../../../../docs/data-tools.md", import.meta.url)),
  "utf8",
);
const [sales = "", regions = ""] = [...page.matchAll(/```csv\n(.*?)```/gs)].map(([, text]) => text);
const examples = [
  ...page.matchAll(/### (.*?)\n\n```json\n(.*?)```\n\n(?:<!--[^\n]*-->\n\n)?```sql\n(.*?)\n```/gs),
].map(([, title = "", query = "", sql = ""]) => ({ title, query, sql }));

test("every example has its SQL", () => {
  expect(examples.length).toBeGreaterThan(10);
  expect(examples).toHaveLength([...page.matchAll(/```json/g)].length);
});

test.for(examples)("$title", async ({ query, sql }) => {
  await using context = await toolContext({
    files: { "sales.csv": sales, "regions.csv": regions },
  });
  const { output } = await runTool(compute, compute.input.parse(JSON.parse(query)), context);
  expect(output.sql).toBe(sql);
  expect(output.rows).toBeGreaterThan(0);
});
