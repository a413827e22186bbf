/** Dates of feeds in all the forms that feeds have, also those that `Date.parse` does not know. */
import { expect, test } from "vitest";
import { feed } from "../../../../src/agents/web/feed.ts";
import { readFeedDate } from "../../../../src/agents/web/feed-date.ts";
import { runTool } from "../../../support/run-tool.ts";
import { serve } from "../../../support/serve.ts";
import { toolContext } from "../../../support/tool-context.ts";

test.each([
  // Checked with: date -u -d "2021-02-15 10:00 +0100"
  ["Mon, 15 Feb 2021 10:00:00 CET", "2021-02-15T09:00:00.000Z"],
  ["Mon, 15 Feb 2021 09:00:00 JST", "2021-02-15T00:00:00.000Z"],
  ["Thu, 15 Jul 2021 10:00:00 CEST", "2021-07-15T08:00:00.000Z"],
  ["Thu, 15 Jul 2021 10:00:00 CET", "2021-07-15T09:00:00.000Z"], // as it is written
  ["15 Feb 21 10:00 AEST", "2021-02-15T00:00:00.000Z"],
  ["Mon, 15 Feb 2021 10:00:00 NZDT", "2021-02-14T21:00:00.000Z"],
  ["Mon, 15 Feb 2021 10:00:00 KST", "2021-02-15T01:00:00.000Z"],
  ["Mon, 15 Feb 2021 10:00:00 MSK", "2021-02-15T07:00:00.000Z"],
  ["Mon, 15 Feb 2021 10:00:00 NPT", "2021-02-15T04:15:00.000Z"],
  ["Mon, 15 Feb 2021 10:00:00 cet", "2021-02-15T09:00:00.000Z"],
  ["Sun, 14 Feb 2021 00:00:00 EDT", "2021-02-14T04:00:00.000Z"],
  ["Mon, 15 Feb 2021 10:00:00 GMT", "2021-02-15T10:00:00.000Z"],
  ["Mon, 15 Feb 2021 10:00:00 Z", "2021-02-15T10:00:00.000Z"],
  ["Mon, 15 Feb 2021 10:00:00 UT", "2021-02-15T10:00:00.000Z"],
  ["Mon, 15 Feb 2021 10:00:00 +0530 (IST)", "2021-02-15T04:30:00.000Z"],
  ["Mon, 15 Feb 2021 10:00:00 GMT+2", "2021-02-15T08:00:00.000Z"],
  ["Monday, 15-Feb-2021 10:00:00 GMT", "2021-02-15T10:00:00.000Z"],
  ["Mon Feb 15 10:00:00 CET 2021", "2021-02-15T09:00:00.000Z"],
  ["February 15, 2021 10:00 +01:00", "2021-02-15T09:00:00.000Z"],
  ["2021-02-15T10:00:00.123456+01:00", "2021-02-15T09:00:00.123Z"],
  ["2021-02-15T10:00+0100", "2021-02-15T09:00:00.000Z"],
  ["2021-02-15 10:00:00 CET", "2021-02-15T09:00:00.000Z"],
  ["2021-02-15", "2021-02-15T00:00:00.000Z"],
  ["2021-02", "2021-02-01T00:00:00.000Z"],
  ["Fri, 1 Jan 99 00:00:00 EST", "1999-01-01T05:00:00.000Z"],
  ["Sat, 31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:59.000Z"],
])("%s", (text, time) => {
  expect(readFeedDate(text)).toEqual({ time });
});

test.each([
  ["Mon, 15 Feb 2021 10:00:00 IST", "2021-02-15T04:30:00.000Z", "Indian Standard Time (UTC+05:30)"],
  ["Thu, 15 Jul 2021 10:00:00 BST", "2021-07-15T09:00:00.000Z", "British Summer Time (UTC+01:00)"],
  [
    "Mon, 15 Feb 2021 10:00:00 CST",
    "2021-02-15T16:00:00.000Z",
    "Central Standard Time (UTC-06:00)",
  ],
  [
    "Mon, 15 Feb 2021 10:00:00 AST",
    "2021-02-15T14:00:00.000Z",
    "Atlantic Standard Time (UTC-04:00)",
  ],
  [
    "Mon, 15 Feb 2021 10:00:00 MST",
    "2021-02-15T17:00:00.000Z",
    "Mountain Standard Time (UTC-07:00)",
  ],
  ["Mon, 15 Feb 2021 10:00:00", "2021-02-15T10:00:00.000Z", "without a zone are read as UTC"],
  ["2021-02-15T10:00:00", "2021-02-15T10:00:00.000Z", "without a zone are read as UTC"],
  ["Mon Feb 15 10:00:00 2021", "2021-02-15T10:00:00.000Z", "without a zone are read as UTC"],
])("%s is read in one of several ways", (text, time, assumed) => {
  expect(readFeedDate(text)).toEqual({ time, assumed: expect.stringContaining(assumed) });
});

test.each([
  "yesterday",
  "item 1",
  "Mon, 31 Feb 2021 10:00:00 GMT",
  "Mon, 15 Feb 2021 25:00:00 GMT",
  "Mon, 15 Feb 2021 10:00:00 XYZ",
  "Mon, 15 Feb 2021 10:00:00 AMT", // Amazon or Armenia: nobody can know
  "Mon, 15 Feb 2021 10:00:00 ET", // summer or winter
  "Mon, 15 Febtober 2021 10:00:00 GMT",
  "15.02.2021 10:00",
  "02/03/2021", // February or March
  "2021-13-01",
  "",
])("%j is no date", (text) => {
  expect(readFeedDate(text)).toBeUndefined();
});

const rss = (...dates: readonly (string | undefined)[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><link>http://x.example/</link><description>d</description>${dates
    .map(
      (date, index) =>
        `<item><title>${index}</title>${date === undefined ? "" : `<pubDate>${date}</pubDate>`}</item>`,
    )
    .join("")}</channel></rss>`;

async function read(text: string) {
  await using context = await toolContext();
  await using server = await serve("application/xml", text);
  const { output, headline } = await runTool(feed, { url: server.url }, context);
  return {
    output,
    headline,
    notes: context.notes.map(({ kind, text: said }) => `${kind}: ${said}`),
    titles: output.table.rows.map((row) => row["title"]),
  };
}

test("zones order the entries, and the undated one is said to be last", async () => {
  const { output, headline, titles } = await read(
    rss(
      undefined,
      "Tue, 5 Jan 2021 00:00:00 EST",
      "Sun, 14 Feb 2021 00:00:00 EST",
      "Mon, 15 Feb 2021 09:00:00 JST",
      "Mon, 15 Feb 2021 10:00:00 CET",
    ),
  );
  expect(titles).toEqual(["4", "3", "2", "1", "0"]);
  expect(output).toMatchObject({ newest: "2021-02-15T09:00:00.000Z", undated: 1 });
  expect(headline).toContain("T has 5 entries, the newest of 2021-02-15.");
  expect(headline).toContain("1 of 5 entries has no readable date and stands last.");
});

test("what cannot be read is no date, and is said", async () => {
  const { output, headline, notes } = await read(
    rss("Mon, 15 Feb 2021 10:00:00 GMT", "vor drei Tagen", "Mon, 32 Feb 2021 10:00:00 GMT"),
  );
  expect(output.undated).toBe(2);
  expect(headline).toContain("2 of 3 entries have no readable date and stand last.");
  expect(notes).toEqual([
    'ignored: dates that cannot be read: "vor drei Tagen", "Mon, 32 Feb 2021 10:00:00 GMT"',
  ]);
});

test("no dates at all", async () => {
  const { headline } = await read(rss(undefined, undefined));
  expect(headline).toContain("None has a readable date; they stand in the order of the feed.");
});

test("names with several meanings, no zone, and the future are said", async () => {
  const { notes } = await read(
    rss(
      "Mon, 15 Feb 2021 10:00:00 IST",
      "Mon, 15 Feb 2021 11:00:00 IST",
      "Mon, 15 Feb 2021 10:00:00",
      "Fri, 1 Jan 2999 00:00:00 GMT",
    ),
  );
  expect(notes).toEqual([
    "assumed: dates in IST are read as Indian Standard Time (UTC+05:30)",
    "assumed: dates without a zone are read as UTC",
    "read: 1 of 4 entries are dated in the future",
  ]);
});

test("a second date counts where the first cannot be read", async () => {
  const { output } = await read(
    `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title><item><title>a</title><pubDate>soon</pubDate><dc:date>2021-02-15T10:00:00+01:00</dc:date></item></channel></rss>`,
  );
  expect(output).toMatchObject({ newest: "2021-02-15T09:00:00.000Z", undated: 0 });
});
