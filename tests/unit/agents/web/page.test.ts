import { afterAll, beforeAll, expect, test } from "vitest";
import { page } from "../../../../src/agents/web/page.ts";
import { startMarketServer, type MarketServer } from "../../../support/market-server.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { serve } from "../../../support/serve.ts";

let server: MarketServer;
beforeAll(async () => {
  server = await startMarketServer();
});
afterAll(() => server.close());

test("the article without menus, paragraphs apart, with its facts", async () => {
  await using context = await toolContext();
  const url = `${server.url}/article.html`;
  const { output, headline } = await runTool(page, { url }, context);
  expect(output).toMatchObject({
    url,
    byline: "Bob Roe",
    site: "Market Notes",
    published: "2025-06-30T06:00:00Z",
  });
  expect(output.passage.title).toBe("Bitcoin passes 107,000 dollars"); // without the site's name
  const { text } = output.passage;
  expect(text).toMatch(/^Bitcoin rose above 107,000 dollars on Monday/m);
  expect(text).not.toMatch(/Subscribe|All rights/);
  const paragraphs = text.split("\n\n").map((part) => part.split(/\s+/).slice(0, 3).join(" "));
  expect(paragraphs).toEqual([
    "Bitcoin rose above",
    "Analysts named two",
    "What to watch",
    "The meeting of",
    "The price of",
    "Prediction markets give",
  ]);
  expect(output.words).toBe(text.split(/\s+/).length);
  expect(headline).toContain(`by Bob Roe has ${output.words} words.`);
});

test("plain text is taken as it is", async () => {
  await using context = await toolContext();
  await using notes = await serve("text/plain; charset=utf-8", "Grüße\n\nBis bald\n");
  const { output } = await runTool(page, { url: notes.url }, context);
  expect(output.passage).toEqual({ title: notes.url, text: "Grüße\n\nBis bald" });
});

test("what has no readable text says why", async () => {
  await using context = await toolContext();
  const failure = (url: string) => runTool(page, { url }, context);
  await expect(failure(`${server.url}/data.json`)).rejects.toMatchObject({
    message: expect.stringContaining("is no page but application/json"),
    help: "Use web.json for it.",
  });
  {
    await using script = await serve("text/html", "<html><body><div id=app></div></body></html>");
    await expect(failure(script.url)).rejects.toThrow("has no readable text");
  }
});

test("a page of the old web: its own encoding, declared in itself", async () => {
  await using context = await toolContext();
  const paragraphs = Array.from({ length: 5 }, () => "<p>caf\xe9 \x96 na\xefve, \x8010.</p>");
  const html = `<html><head><meta charset=iso-8859-1><title>Caf\xe9</title></head><body><article>${paragraphs.join("")}</article></body></html>`;
  await using old = await serve("text/html", Buffer.from(html, "latin1"));
  const { output } = await runTool(page, { url: old.url }, context);
  expect(output.passage.title).toBe("Café");
  expect(output.passage.text.split("\n\n")[0]).toBe("café – naïve, €10.");
});
