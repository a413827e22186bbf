import { expect, test } from "vitest";
import { keywords } from "../../../../src/agents/text/keywords.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

const ARTICLE = `The goal of terminology extraction is to find relevant terms in a corpus.
Terminology extraction helps the language industry, and the web needs it: web crawlers, web services
and recommender systems. Extracted terms describe a domain. The terms of a domain differ from those
of another domain, so the web's terms need care. It cost $4.50 in 2010.`;

test("forms of a word are counted together", async () => {
  await using context = await toolContext();
  const { output, headline } = await runTool(keywords, { text: ARTICLE, limit: 4 }, context);
  // Counted by hand: terms 4 (and "terminology" is another stem), web 4, domain 3.
  expect(output.keywords.slice(0, 3)).toEqual(["terms", "web", "domain"]);
  const counts = Object.fromEntries(output.table.rows.map(({ term, count }) => [term, count]));
  expect(counts).toMatchObject({ terms: 4, web: 4, domain: 3, "terminology extraction": 2 });
  expect(output.phrases[0]).toBe("terminology extraction");
  expect(output.keywords.length).toBeLessThanOrEqual(4);
  expect(headline).toContain("terms (4), web (4), domain (3)");
});

test("numbers and marks are no keywords", async () => {
  await using context = await toolContext();
  const { output } = await runTool(keywords, { text: ARTICLE, limit: 100 }, context);
  expect(output.keywords.filter((word) => !/^[a-z]+$/.test(word))).toEqual([]);
});

test("a text without nouns has none; without words it is an error", async () => {
  await using context = await toolContext();
  const { headline } = await runTool(keywords, { text: "Never say never." }, context);
  expect(headline).toBe("The text has no nouns, so no keywords.");
  await expect(runTool(keywords, { text: " \n42 " }, context)).rejects.toThrow("has no words");
});

test("Markdown: headings count; code, addresses and function words do not", async () => {
  await using context = await toolContext();
  const text = `# The harbour

Its [harbour](https://example.org/grain/storehouse) is against the wind.

\`\`\`js
const storehouse = openStorehouse("storehouse");
\`\`\``;
  const { output } = await runTool(keywords, { text }, context);
  expect(output.keywords.toSorted()).toEqual(["harbour", "wind"]);
  expect(output.table.rows[0]).toMatchObject({ term: "harbour", count: 2 });
});
