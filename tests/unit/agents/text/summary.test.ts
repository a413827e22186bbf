import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { summary } from "../../../../src/agents/text/summary.ts";
import { rankSentences, startsByPosition } from "../../../../src/agents/text/text-rank.ts";
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

test("the walk begins more often at the first sentences", () => {
  const starts = startsByPosition(4);
  // 1, 1/√2, 1/√3 and 1/2, over their mean 0.696113: computed in Python.
  const expected = [1.436548, 1.015793, 0.829392, 0.718274];
  starts.forEach((start, i) => expect(start).toBeCloseTo(expected[i] ?? NaN, 5));
  const alike = [
    ["a", "b"],
    ["a", "b"],
    ["a", "b"],
  ];
  const [first = 0, second = 0, third = 0] = rankSentences(alike, startsByPosition(3));
  expect([first > second, second > third]).toEqual([true, true]);
});

test("what stands by itself comes before captions, entries, asides and lines that lean on others", async () => {
  await using context = await toolContext();
  const text = `# The harbour

The harbour of the town ships grain and timber to the whole coast.

It ships grain and timber of the town and of the whole coast there.

- grain (default: yes) - the grain that the harbour of the town ships.
- Timber from the harbour of the town to the coast

Grain of the harbour, timber of the harbour, the town and the coast:

| harbour | grain and timber of the town. |
|---|---|
| coast | grain and timber of the harbour. |

Grain from the valley made the town rich, and ships of the coast buy timber.`;
  const { output } = await runTool(summary, { text, sentences: 2 }, context);
  expect(output.sentences).toEqual([
    "The harbour of the town ships grain and timber to the whole coast.",
    "Grain from the valley made the town rich, and ships of the coast buy timber.",
  ]);
});

test("nothing is said twice", async () => {
  await using context = await toolContext();
  const once = "The mill grinds the corn of the valley every winter.";
  const again = "Every winter the mill grinds the corn of the whole valley.";
  const other = "Corn of the valley feeds the mill and the town.";
  const { output } = await runTool(
    summary,
    { text: `${once} ${again} ${once} ${other}`, sentences: 2 },
    context,
  );
  expect(output.sentences).toEqual([once, other]);
});

test.each(["zod", "marked", "vega-lite", "yargs", "trading-signals", "semver", "json5"])(
  "the README of %s gives whole sentences that stand in it",
  async (name) => {
    await using context = await toolContext();
    const text = await readFile(`node_modules/${name}/README.md`, "utf8");
    const { output } = await runTool(summary, { text }, context);
    expect(output.sentences).toHaveLength(3);
    const words = (part: string) => part.match(/[\p{L}\p{N}]+/gu) ?? [];
    for (const sentence of output.sentences) {
      expect(sentence).toMatch(/^["“]?[\p{L}\p{N}].*[.!…]["”)\]]*$/u);
      expect(sentence).not.toMatch(/\]\(|\]\[|```|https?:|\|.*\||<\w+>/);
      // Words of links and code apart, it is the writer's own.
      expect(words(text)).toEqual(expect.arrayContaining(words(sentence)));
    }
  },
);
