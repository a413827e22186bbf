import { z } from "zod";
import { defineTool, tableSchema, ToolError } from "../../catalog/authoring.ts";
import { get, urlInput } from "./get.ts";
import { inWords } from "./in-words.ts";

export const json = defineTool({
  name: "json",
  description: "Get JSON from a URL or API, and select a part of it (JSONata).",
  version: "1",
  input: z.object({
    url: urlInput("address of the JSON"),
    select: z
      .string()
      .min(1)
      .optional()
      .describe("JSONata expression for what is wanted, such as items[price > 10].name"),
    limit: z.int().min(1).max(10_000).default(1_000).describe("rows of the table at most"),
  }),
  output: z.object({
    value: z.json().describe("what was selected, or all of it"),
    table: tableSchema.describe("the same as rows"),
    rows: z.int().describe("how many rows there are, in the table or not"),
    truncated: z.boolean().describe("there are more rows than the table has"),
  }),
  permissions: { network: [{ arg: "url" }] },
  estimate: { seconds: 1 },
  phrases: [
    "get JSON from",
    "fetch the API",
    "call the REST API",
    "download the JSON",
    "data from the URL",
    "value from the endpoint",
    "select from the JSON",
    "query the web service",
  ],

  async run({ url, select, limit }, context) {
    const { text } = await get(context, url, "application/json");
    const { selectFrom } = await import("./select.ts");
    const { toTable } = await import("./to-table.ts");
    const data = parse(url, text);
    const value = select === undefined ? data : await selectFrom(data, select, url);
    const { columns, rows } = toTable(value);
    return {
      value,
      table: {
        title: select === undefined ? url : `${select} of ${url}`,
        columns,
        rows: rows.slice(0, limit),
        ...(rows.length > limit && {
          excerpt: {
            totalRows: rows.length,
            kept: `the first ${limit.toLocaleString("en")} in the order of the answer (limit)`,
          },
        }),
      },
      rows: rows.length,
      truncated: rows.length > limit,
    };
  },

  headline({ value, table, rows, truncated }) {
    const said = inWords(value);
    if (said !== undefined) return [`${table.title}: ${said}.`];
    const columns = table.columns.map(({ name }) => name);
    const named = `${columns.slice(0, 8).join(", ")}${columns.length > 8 ? " and others" : ""}`;
    return [
      `${table.title}: ${rows.toLocaleString("en")} ${rows === 1 ? "row" : "rows"} with ${named}.`,
      ...(truncated ? ["The table has not all of them."] : []),
    ];
  },
});

function parse(url: string, text: string): z.core.util.JSONType {
  try {
    return JSON.parse(text) as z.core.util.JSONType;
  } catch (cause) {
    const start = text.trimStart().slice(0, 60).replace(/\s+/g, " ");
    const isPage = start.startsWith("<");
    throw new ToolError(`${url} did not answer with JSON; it begins with: ${start}`, {
      help: isPage
        ? "It is a page: use web.page for its text, web.feed for a feed, or the address of the API."
        : "Check the address.",
      cause,
    });
  }
}
