import { z } from "zod";
import { defineTool, listedRows, tableSchema } from "../../catalog/authoring.ts";
import { get, urlInput } from "./get.ts";
import type { Entry } from "./parse-entries.ts";

/** Entries that are listed unless more are asked for. */
const LISTED = 20;

export const feed = defineTool({
  name: "feed",
  description: "Get the newest entries of an RSS, Atom or JSON feed: title, link, date and author.",
  version: "1",
  input: z.object({
    url: urlInput("address of the feed"),
    limit: z.int().min(1).max(1_000).default(LISTED).describe("how many entries at most"),
  }),
  output: z.object({
    table: tableSchema,
    title: z.string().describe("what the feed calls itself"),
    entries: z.int().describe("how many entries the feed has, in the table or not"),
    newest: z.string().nullable().describe("when the newest entry was published"),
    undated: z.int().describe("entries without a date that can be read; they stand last"),
    truncated: z.boolean().describe("the feed has more entries than the table"),
  }),
  permissions: { network: [{ arg: "url" }] },
  untrusted: true,
  estimate: { seconds: 1, usd: 0 },
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
    for (const [kind, note] of notesOf(entries)) context.note(kind, note);
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
        ...listedRows(
          context,
          rows.map(({ title: name, published, author, link, summary }) => {
            return { title: name, published, author, link, summary };
          }),
          { limit, unasked: LISTED, kept: `the newest ${LISTED} entries` },
        ),
      },
      title,
      entries: rows.length,
      newest: rows[0]?.published ?? null,
      undated: rows.filter(({ published }) => published === null).length,
      truncated: rows.length > limit,
    };
  },

  headline({ table, title, entries, newest, undated }) {
    if (entries === 0) return [`${title} has no entries.`];
    const day = newest === null ? "" : ` of ${newest.slice(0, 10)}`;
    const titles = table.rows.slice(0, 3).map((row) => `"${row["title"]}"`);
    return [
      `${title} has ${entries.toLocaleString("en")} ${entries === 1 ? "entry" : "entries"}, the newest${day}.`,
      ...(undated === 0 || undated === entries
        ? []
        : [
            `${undated.toLocaleString("en")} of ${entries.toLocaleString("en")} entries ${undated === 1 ? "has no readable date and stands" : "have no readable date and stand"} last.`,
          ]),
      ...(undated === entries
        ? ["None has a readable date; they stand in the order of the feed."]
        : []),
      `First: ${titles.join(", ")}.`,
    ];
  },
});

type Admitted = readonly [kind: "assumed" | "ignored" | "read", text: string];

/** Unreadable dates that are named; of more there is only the count. */
const NAMED = 3;

/** Dates that could be read in another way, that cannot be read, and that have not come yet. */
function notesOf(entries: readonly Entry[]): Admitted[] {
  const assumed = new Set(entries.flatMap((entry) => entry.assumed ?? []));
  const unreadable = new Set(entries.flatMap((entry) => entry.unreadable ?? []));
  const named = [...unreadable].slice(0, NAMED).map((date) => `"${date}"`);
  const now = new Date().toISOString();
  const future = entries.filter(({ published }) => published !== null && published > now).length;
  return [
    ...[...assumed].map((reading): Admitted => ["assumed", `dates ${reading}`]),
    ...(unreadable.size === 0
      ? []
      : [
          [
            "ignored",
            `dates that cannot be read: ${named.join(", ")}${unreadable.size > NAMED ? ` and ${unreadable.size - NAMED} more` : ""}`,
          ] satisfies Admitted,
        ]),
    ...(future === 0
      ? []
      : [
          [
            "read",
            `${future} of ${entries.length} entries are dated in the future`,
          ] satisfies Admitted,
        ]),
  ];
}
