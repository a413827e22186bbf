import { expect, test } from "vitest";
import { summary } from "../../../../src/agents/text/summary.ts";
import { rankSentences } from "../../../../src/agents/text/text-rank.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

test("scores agree with an independent iteration of the paper's formula", () => {
  const scores = rankSentences([
    ["a", "b", "c"],
    ["b", "c", "d"],
    ["d", "e"],
  ]);
  // Computed in Python: 1,000 iterations over weights 2/(2 ln 3) and 1/(ln 3 + ln 2).
  const expected = [0.9190188, 1.4594595, 0.6215217];
  scores.forEach((score, i) => expect(score).toBeCloseTo(expected[i] ?? NaN, 3));
});

test("sentences without common terms rank equally, short ones included", () => {
  expect(new Set(rankSentences([["a"], [], ["b", "c"]])).size).toBe(1);
});

const ARTICLE = `Rivers carry water from the mountains to the sea. My aunt likes tea.
The water of rivers shapes valleys between mountains, and the sea takes the sand that rivers carry.
Yesterday was Monday. Rivers and the sea exchange water and sand.`;

test("the sentences that share most with others, in their order", async () => {
  await using context = await toolContext();
  const { output, headline } = await runTool(summary, { text: ARTICLE, sentences: 2 }, context);
  expect(output.sentences).toHaveLength(2);
  expect(output.passage.text).not.toMatch(/aunt|Monday/);
  const places = output.sentences.map((sentence) =>
    ARTICLE.replaceAll("\n", " ").indexOf(sentence),
  );
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(output).toMatchObject({ of: 5, truncated: false });
  expect(headline).toBe(output.passage.text);
});

test("a shorter text is its own summary", async () => {
  await using context = await toolContext();
  const { output } = await runTool(summary, { text: "One thing only." }, context);
  expect(output.sentences).toEqual(["One thing only."]);
});

test("a text of more than a thousand sentences says what was left out", async () => {
  await using context = await toolContext();
  const text = Array.from({ length: 1_001 }, (_, i) => `Sentence ${i} is here.`).join(" ");
  const { output } = await runTool(summary, { text, sentences: 1 }, context);
  expect(output).toMatchObject({ of: 1_001, truncated: true });
});
