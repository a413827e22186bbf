import { z } from "zod";
import { defineTool, passageSchema, ToolError } from "../../catalog/authoring.ts";
import { get, urlInput } from "./get.ts";

export const page = defineTool({
  name: "page",
  description: "Get the readable text of a web page or article, without menus and advertisements.",
  version: "1",
  input: z.object({ url: urlInput("address of the page") }),
  output: z.object({
    passage: passageSchema,
    url: z.string().describe("where the page was in the end"),
    byline: z.string().nullable().describe("who wrote it"),
    site: z.string().nullable(),
    published: z.string().nullable().describe("when, as the page says it"),
    words: z.int(),
  }),
  permissions: { network: [{ arg: "url" }] },
  untrusted: true,
  estimate: { seconds: 2, usd: 0 },
  phrases: [
    "read the web page",
    "text of the article",
    "get the article",
    "fetch the page",
    "content of the website",
    "what does the page say",
    "readable text",
    "scrape the page",
    "open the URL",
  ],

  async run({ url }, context) {
    const response = await get(context, url, "text/html, application/xhtml+xml, text/plain;q=0.5");
    const type = response.headers["content-type"] ?? "text/html";
    if (/^text\/(?:plain|markdown)/i.test(type)) {
      return describe(response.url, { title: response.url, text: response.text.trim() });
    }
    if (!/html|xml/i.test(type)) {
      throw new ToolError(`${url} is no page but ${type}.`, {
        help: /json/i.test(type) ? "Use web.json for it." : "Give the address of a page.",
      });
    }
    const { htmlOfXhtml, parsePage } = await import("./html.ts");
    const { htmlToText } = await import("./readable-text.ts");
    const { Readability } = await import("@mozilla/readability");
    const html = /xhtml/i.test(type) ? htmlOfXhtml(response.text) : response.text;
    const document = parsePage(html);
    const pageTitle = document.querySelector("title")?.textContent;
    const article = new Readability(document).parse();
    const articleText = htmlToText(article?.content ?? "");
    const text = articleText || htmlToText(html);
    if (text === "") {
      throw new ToolError(`${url} has no readable text.`, {
        help: "Pages that are drawn by scripts have none in what the server sends; look for a feed or an API.",
      });
    }
    if (articleText === "") {
      context.note(
        "read",
        "the page has no article in it, so all of its text is taken, menus included",
      );
    }
    return describe(
      response.url,
      {
        title: titleOf(article?.title ?? pageTitle, article?.siteName) || response.url,
        text,
      },
      {
        byline: article?.byline,
        site: article?.siteName,
        published: article?.publishedTime,
      },
    );
  },

  headline({ passage, byline, words }) {
    const by = byline === null ? "" : ` by ${byline}`;
    return [`"${passage.title}"${by} has ${words.toLocaleString("en")} words.`];
  },
});

/** Pages put the name of their site behind the title: `A storm is coming | The Gazette`. */
function titleOf(title: string | null | undefined, site: string | null | undefined): string {
  const whole = title?.trim() ?? "";
  const end = site?.trim() ?? "";
  if (end === "" || !whole.endsWith(end)) return whole;
  return (
    whole
      .slice(0, -end.length)
      .replace(/\s+[|·•–—:-]\s+$/, "")
      .trim() || whole
  );
}

type Facts = Partial<Record<"byline" | "site" | "published", string | null | undefined>>;

function describe(url: string, passage: { title: string; text: string }, facts: Facts = {}) {
  return {
    passage,
    url,
    byline: facts.byline?.trim() || null,
    site: facts.site?.trim() || null,
    published: facts.published ?? null,
    words: passage.text.match(/\S+/g)?.length ?? 0,
  };
}
