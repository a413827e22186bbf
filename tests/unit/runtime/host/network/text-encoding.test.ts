import { expect, test } from "vitest";
import { freely, noSecrets } from "../../../../support/effect-host.ts";
import { connectionsOf } from "../../../../../src/runtime/host/network/connections.ts";
import { fetchFor } from "../../../../../src/runtime/host/network/fetch.ts";
import { serve } from "../../../../support/serve.ts";

async function textOf(type: string, body: Uint8Array): Promise<string> {
  await using server = await serve(type, body);
  const connections = connectionsOf({ routes: {}, private: ["127.0.0.1"] });
  const { signal } = new AbortController();
  const host = {
    allowed: ["*"],
    listed: [],
    routes: {},
    connections,
    account: freely(),
    ...noSecrets,
    signal,
  };
  try {
    return (await fetchFor(host, server.url, {})).text;
  } finally {
    await connections.close();
  }
}

const latin = (text: string) => Buffer.from(text, "latin1");
const META = '<meta charset="iso-8859-2">';

// What the bytes mean was looked up in the tables of Python's codecs.
test.each([
  ["the header", "text/html; charset=windows-1251", latin("\xcc\xe8\xf0"), "Мир"],
  ["the header, quoted", 'text/plain; Charset="Shift_JIS"', latin("\x93\xfa\x96\x7b"), "日本"],
  ["Latin 1 means Windows 1252", "text/plain; charset=iso-8859-1", latin("\x80 5"), "€ 5"],
  ["the page", "text/html", latin(`${META}<p>\xe8`), `${META}<p>č`],
  [
    "the page, the old way",
    "text/html",
    latin('<META http-equiv=Content-Type content="text/html; charset=gbk">\xd6\xd0'),
    '<META http-equiv=Content-Type content="text/html; charset=gbk">中',
  ],
  [
    "the XML declaration",
    "application/rss+xml",
    latin("<?xml version='1.0' encoding='ISO-8859-15'?><a>\xa4</a>"),
    "<?xml version='1.0' encoding='ISO-8859-15'?><a>€</a>",
  ],
  ["a page without a type", "", latin(`${META}\xe8`), `${META}č`],
  ["the header before the page", "text/html; charset=utf-8", Buffer.from(`${META}ü`), `${META}ü`],
  [
    "a byte order mark before the header",
    "text/html; charset=windows-1252",
    Buffer.from("\ufeffü"),
    "ü",
  ],
  ["UTF-16 by its mark", "text/xml", Buffer.from("\ufeff<a>ü</a>", "utf16le"), "<a>ü</a>"],
  ["UTF-16, big end first", "text/xml", latin("\xfe\xff\x00\xfc"), "ü"],
  ["nothing: UTF-8", "text/html", Buffer.from("<p>ü"), "<p>ü"],
  ["an unknown name: UTF-8", "text/html; charset=klingon", Buffer.from("<p>ü"), "<p>ü"],
  [
    "UTF-16 of a page that was read byte by byte: UTF-8",
    "text/html",
    Buffer.from("<meta charset=utf-16>ü"),
    "<meta charset=utf-16>ü",
  ],
  ["a comment says nothing", "text/html", Buffer.from(`<!-- ${META} -->ü`), `<!-- ${META} -->ü`],
  ["plain text says nothing", "text/plain", Buffer.from(`${META}ü`), `${META}ü`],
  [
    "beyond the first 1,024 bytes is content",
    "text/html",
    Buffer.from(`${" ".repeat(1_024)}${META}ü`),
    `${" ".repeat(1_024)}${META}ü`,
  ],
])("%s", async (_, type, body, expected) => {
  expect(await textOf(type, body)).toBe(expected);
});
