import { z } from "zod";
import { defineTool, listedRows, tableSchema, ToolError } from "../../catalog/authoring.ts";
import { parseExactly, type ExactJson } from "./exact-json.ts";
import { get, urlInput } from "./get.ts";
import { inWords } from "./in-words.ts";

/** Rows that the table has unless more are asked for. */
const LISTED = 1_000;

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
    limit: z.int().min(1).max(10_000).default(LISTED).describe("rows of the table at most"),
  }),
  output: z.object({
    value: z.json().describe("what was selected, or all of it"),
    table: tableSchema.describe("the same as rows"),
    rows: z.int().describe("how many rows there are, in the table or not"),
    truncated: z.boolean().describe("there are more rows than the table has"),
  }),
  permissions: { network: [{ arg: "url" }] },
  untrusted: true,
  estimate: { seconds: 1, usd: 0 },
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
    const { data, digits } = parse(url, text);
    const value = select === undefined ? data : await selectFrom(data, select, url, digits);
    const { columns, rows } = toTable(value, digits);
    return {
      value,
      table: {
        title: select === undefined ? url : `${select} of ${url}`,
        columns,
        ...listedRows(context, rows, {
          limit,
          unasked: LISTED,
          kept: `the first ${LISTED.toLocaleString("en")} rows`,
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

function parse(url: string, text: string): ExactJson {
  try {
    return parseExactly(text);
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
