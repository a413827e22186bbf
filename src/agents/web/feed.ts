import { z } from "zod";
import { defineTool, tableSchema } from "../../catalog/authoring.ts";
import { get, urlInput } from "./get.ts";

export const feed = defineTool({
  name: "feed",
  description: "Get the newest entries of an RSS, Atom or JSON feed: title, link, date and author.",
  version: "1",
  input: z.object({
    url: urlInput("address of the feed"),
    limit: z.int().min(1).max(1_000).default(20).describe("how many entries at most"),
  }),
  output: z.object({
    table: tableSchema,
    title: z.string().describe("what the feed calls itself"),
    entries: z.int().describe("how many entries the feed has, in the table or not"),
    newest: z.string().nullable().describe("when the newest entry was published"),
    truncated: z.boolean().describe("the feed has more entries than the table"),
  }),
  permissions: { network: [{ arg: "url" }] },
  estimate: { seconds: 1 },
  phrases: [
    "read the feed",
    "RSS feed",
    "Atom feed",
    "latest news",
    "newest entries",
    "headlines",
    "recent posts",
    "blog posts",
    "podcast episodes",
  ],

  async run({ url, limit }, context) {
    const { text } = await get(
      context,
      url,
      "application/rss+xml, application/atom+xml, application/feed+json, application/xml, text/xml",
    );
    const { parseEntries } = await import("./parse-entries.ts");
    const { title, entries } = parseEntries(url, text);
    // Newest first; entries without a date keep their order at the end.
    const rows = entries.toSorted((a, b) => (b.published ?? "").localeCompare(a.published ?? ""));
    return {
      table: {
        title: `Entries of ${title}`,
        columns: [
          { name: "title", type: "text" as const },
          { name: "published", type: "time" as const },
          { name: "author", type: "text" as const },
          { name: "link", type: "text" as const },
          { name: "summary", type: "text" as const },
        ],
        rows: rows.slice(0, limit).map((row) => ({ ...row })),
      },
      title,
      entries: rows.length,
      newest: rows[0]?.published ?? null,
      truncated: rows.length > limit,
    };
  },

  headline({ table, title, entries, newest }) {
    if (entries === 0) return [`${title} has no entries.`];
    const day = newest === null ? "" : ` of ${newest.slice(0, 10)}`;
    const titles = table.rows.slice(0, 3).map((row) => `"${row["title"]}"`);
    return [
      `${title} has ${entries.toLocaleString("en")} ${entries === 1 ? "entry" : "entries"}, the newest${day}.`,
      `First: ${titles.join(", ")}.`,
    ];
  },
});
