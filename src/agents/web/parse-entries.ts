import { parseFeed } from "feedsmith";
import { ToolError } from "../../catalog/authoring.ts";
import { readFeedDate } from "./feed-date.ts";
import { parsePage } from "./html.ts";
import { htmlToText } from "./readable-text.ts";

export interface Entry {
  readonly title: string;
  /** ISO 8601 in UTC; `null` when there is none, or none that can be read. */
  readonly published: string | null;
  /** What was decided in reading its date, as the end of a sentence. */
  readonly assumed: string | null;
  /** A date that cannot be read. */
  readonly unreadable: string | null;
  readonly author: string | null;
  readonly link: string | null;
  readonly summary: string | null;
}

/** A summary is a few lines, even where a feed carries whole articles. */
const SUMMARY_CHARACTERS = 400;
const TITLE_CHARACTERS = 80;

/** Entries of any kind of feed. @throws ToolError when the text is none; it names a page's own feed. */
export function parseEntries(url: string, text: string): { title: string; entries: Entry[] } {
  const parsed = parse(url, text);
  switch (parsed.format) {
    case "rss":
      return {
        title: plain(parsed.feed.title) ?? url,
        entries: (parsed.feed.items ?? []).map((item) =>
          entry(
            url,
            item.title,
            [item.pubDate, item.dc?.dates?.[0], item.atom?.published, item.atom?.updated],
            item.authors?.[0]?.name ?? item.authors?.[0]?.email ?? item.dc?.creators?.[0],
            item.link,
            item.description ?? item.content?.encoded,
          ),
        ),
      };
    case "atom":
      return {
        title: plain(parsed.feed.title?.value) ?? url,
        entries: (parsed.feed.entries ?? []).map((item) =>
          entry(
            url,
            item.title?.value,
            [item.published, item.updated],
            item.authors?.[0]?.name,
            (
              item.links?.find(({ rel }) => rel === undefined || rel === "alternate") ??
              item.links?.[0]
            )?.href,
            item.summary?.value ?? item.content?.value,
          ),
        ),
      };
    case "json":
      return {
        title: plain(parsed.feed.title) ?? url,
        entries: (parsed.feed.items ?? []).map((item) =>
          entry(
            url,
            item.title,
            [item.date_published, item.date_modified],
            item.authors?.[0]?.name,
            item.url ?? item.external_url,
            item.summary ?? item.content_text ?? item.content_html,
          ),
        ),
      };
    case "rdf":
      return {
        title: plain(parsed.feed.title) ?? url,
        entries: (parsed.feed.items ?? []).map((item) =>
          entry(
            url,
            item.title,
            [item.dc?.dates?.[0]],
            item.dc?.creators?.[0],
            item.link,
            item.description,
          ),
        ),
      };
  }
}

function parse(url: string, text: string) {
  try {
    return parseFeed(text);
  } catch (cause) {
    const link = /<html/i.test(text)
      ? parsePage(text).querySelector(
          'link[rel~="alternate"][type="application/rss+xml"], link[rel~="alternate"][type="application/atom+xml"]',
        )
      : null;
    const href = link?.getAttribute("href");
    throw new ToolError(`${url} is no RSS, Atom or JSON feed: ${(cause as Error).message}.`, {
      help:
        href === undefined || href === null
          ? "Give the address of the feed itself; web.page reads pages, web.json reads JSON."
          : `It is a page that names a feed: ${new URL(href, url).href}`,
      cause,
    });
  }
}

function entry(
  url: string,
  title: string | undefined,
  dates: readonly (string | undefined)[],
  author: string | undefined,
  link: string | undefined,
  summary: string | undefined,
): Entry {
  const text = plain(summary);
  const read = dates.map((date) => (date === undefined ? undefined : readFeedDate(date)));
  const date = read.find((found) => found !== undefined);
  return {
    // Short posts often have none.
    title: plain(title) ?? (text === null ? "(untitled)" : shorten(text, TITLE_CHARACTERS)),
    published: date?.time ?? null,
    assumed: date?.assumed ?? null,
    unreadable: date === undefined ? (dates.find((given) => given?.trim()) ?? null) : null,
    author: plain(author),
    link: link === undefined ? null : (URL.parse(link, url)?.href ?? link),
    summary: text === null ? null : shorten(text, SUMMARY_CHARACTERS),
  };
}

function shorten(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit).replace(/\s+\S*$/, "")} …`;
}

/** Titles and summaries may hold HTML. */
function plain(text: string | undefined): string | null {
  if (text === undefined) return null;
  return htmlToText(text).replace(/\s+/g, " ") || null;
}
