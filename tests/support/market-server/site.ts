/** A small site: `/feed.xml`, `/article.html`, `/data.json`. */
import type { Answer } from "./answer.ts";

const FEED = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel>
    <title>Market Notes</title>
    <link>https://notes.example.org/</link>
    <description>What moved, and why</description>
    <item>
      <title>Ethereum &amp; friends: a quiet week</title>
      <link>https://notes.example.org/quiet-week</link>
      <dc:creator>Ann Lee</dc:creator>
      <pubDate>Fri, 27 Jun 2025 09:30:00 GMT</pubDate>
      <description>&lt;p&gt;Volumes &lt;b&gt;fell&lt;/b&gt; by a fifth.&lt;/p&gt;</description>
    </item>
    <item>
      <title>Bitcoin passes 107,000 dollars</title>
      <link>https://notes.example.org/bitcoin-107</link>
      <dc:creator>Bob Roe</dc:creator>
      <pubDate>Mon, 30 Jun 2025 08:00:00 +0200</pubDate>
      <description>Buyers returned after a calm weekend.</description>
    </item>
    <item>
      <title>About these notes</title>
      <link>https://notes.example.org/about</link>
    </item>
  </channel>
</rss>
`;

const ARTICLE = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Bitcoin passes 107,000 dollars | Market Notes</title>
  <meta name="author" content="Bob Roe">
  <meta property="og:site_name" content="Market Notes">
  <meta property="article:published_time" content="2025-06-30T06:00:00Z">
  <link rel="alternate" type="application/rss+xml" href="/feed.xml">
</head>
<body>
  <nav><a href="/">Home</a> <a href="/about">About</a> <a href="/subscribe">Subscribe now</a></nav>
  <article>
    <h1>Bitcoin passes 107,000 dollars</h1>
    <p>Bitcoin rose above 107,000 dollars on Monday, as buyers returned after a calm weekend. Trading
    volumes were higher than on any day of the last two weeks, and most of the demand came from Europe.</p>
    <p>Analysts named two reasons. Interest rates are expected to stay where they are until the autumn, and
    several funds reported new money from savers. “Nobody is in a hurry to sell,” said one of them.</p>
    <h2>What to watch</h2>
    <ul>
      <li>The meeting of the central bank in July, which could change the mood of investors quickly.</li>
      <li>The price of Ethereum, which has fallen behind Bitcoin since the beginning of spring.</li>
    </ul>
    <p>Prediction markets give Bitcoin a chance of about one in three to reach 150,000 dollars this year.</p>
  </article>
  <footer>Subscribe to our newsletter. All rights reserved.</footer>
</body>
</html>
`;

const DATA = {
  updated: "2025-06-30T12:00:00Z",
  exchanges: [
    { name: "Alpha", country: "DE", volume: 1_250.5, pairs: ["BTC-EUR", "ETH-EUR"] },
    { name: "Beta", country: "US", volume: 9_800, pairs: ["BTC-USD"] },
    { name: "Gamma", country: "US", volume: 430.25, pairs: ["ETH-USD", "SOL-USD"] },
  ],
};

export function site(url: URL): Answer | undefined {
  switch (url.pathname) {
    case "/feed.xml":
      return { type: "application/rss+xml; charset=utf-8", body: FEED };
    case "/article.html":
      return { type: "text/html; charset=utf-8", body: ARTICLE };
    case "/data.json":
      return { body: DATA };
    default:
      return undefined;
  }
}
