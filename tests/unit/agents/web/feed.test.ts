import { afterAll, beforeAll, expect, test } from "vitest";
import { feed } from "../../../../src/agents/web/feed.ts";
import { startMarketServer, type MarketServer } from "../../../support/market-server.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { serve } from "../../../support/serve.ts";

let server: MarketServer;
beforeAll(async () => {
  server = await startMarketServer();
});
afterAll(() => server.close());

test("RSS: newest first, as plain text, in UTC", async () => {
  await using context = await toolContext();
  const { output, headline } = await runTool(feed, { url: `${server.url}/feed.xml` }, context);
  expect(output.table.rows).toEqual([
    {
      title: "Bitcoin passes 107,000 dollars",
      published: "2025-06-30T06:00:00.000Z",
      author: "Bob Roe",
      link: "https://notes.example.org/bitcoin-107",
      summary: "Buyers returned after a calm weekend.",
    },
    {
      title: "Ethereum & friends: a quiet week",
      published: "2025-06-27T09:30:00.000Z",
      author: "Ann Lee",
      link: "https://notes.example.org/quiet-week",
      summary: "Volumes fell by a fifth.",
    },
    {
      title: "About these notes",
      published: null,
      author: null,
      link: "https://notes.example.org/about",
      summary: null,
    },
  ]);
  expect(output).toMatchObject({ title: "Market Notes", entries: 3, truncated: false });
  expect(headline).toContain("Market Notes has 3 entries, the newest of 2025-06-30.");
});

const ENTRY = {
  title: "One",
  published: "2025-02-01T12:00:00.000Z",
  author: "Al",
  link: "http://y.example/1",
  summary: "First.",
};

test.each([
  [
    "Atom",
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>u</id><updated>2025-01-01T00:00:00Z</updated>
     <entry><title type="html">&lt;b&gt;One&lt;/b&gt;</title><link rel="enclosure" href="http://y.example/a.mp3"/>
     <link href="http://y.example/1"/><id>1</id><published>2025-02-01T14:00:00+02:00</published>
     <author><name>Al</name></author><summary>First.</summary></entry></feed>`,
  ],
  [
    "JSON Feed",
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "T",
      items: [
        {
          id: "1",
          title: "One",
          url: "http://y.example/1",
          date_published: "2025-02-01T12:00:00Z",
          authors: [{ name: "Al" }],
          content_text: "First.",
        },
      ],
    }),
  ],
  [
    "RDF",
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
       xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="u"><title>T</title><link>u</link>
       <description>d</description></channel><item rdf:about="http://y.example/1"><title>One</title>
       <link>http://y.example/1</link><description>First.</description><dc:creator>Al</dc:creator>
       <dc:date>2025-02-01T12:00:00Z</dc:date></item></rdf:RDF>`,
  ],
])("%s", async (_format, text) => {
  await using context = await toolContext();
  await using other = await serve("application/xml", text);
  const { output } = await runTool(feed, { url: other.url }, context);
  expect(output.title).toBe("T");
  expect(output.table.rows).toEqual([ENTRY]);
});

test("links are those of the feed; an entry without a title begins with its text", async () => {
  await using context = await toolContext();
  const words = "one two three four five six seven eight nine ten ";
  const items = [{ id: "1", url: "/posts/1", content_text: words.repeat(20) }];
  const text = JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "T", items });
  await using other = await serve("application/feed+json", text);
  const { output } = await runTool(feed, { url: other.url }, context);
  expect(output.table.rows[0]).toMatchObject({
    title: `${words}one two three four five six …`,
    link: `${other.url}posts/1`,
    summary: expect.stringMatching(/^one .{380,400} …$/),
  });
});

test("a page names its feed; anything else is an error", async () => {
  await using context = await toolContext();
  const failure = (url: string) => runTool(feed, { url }, context);
  await expect(failure(`${server.url}/article.html`)).rejects.toMatchObject({
    message: expect.stringContaining("is no RSS, Atom or JSON feed"),
    help: `It is a page that names a feed: ${server.url}/feed.xml`,
  });
  await expect(failure(`${server.url}/data.json`)).rejects.toMatchObject({
    help: expect.stringContaining("web.json reads JSON"),
  });
});

test("a feed that declares another encoding", async () => {
  await using context = await toolContext();
  const xml = `<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>\xcc\xe8\xf0</title><item><title>\xcd\xee\xe2\xee\xf1\xf2\xfc</title></item></channel></rss>`;
  await using old = await serve("application/rss+xml", Buffer.from(xml, "latin1"));
  const { output } = await runTool(feed, { url: old.url }, context);
  expect(output.title).toBe("Мир");
  expect(output.table.rows[0]).toMatchObject({ title: "Новость" });
});
