import { expect, test } from "vitest";
import { sentiment } from "../../../../src/agents/text/sentiment.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

// Scores that the authors of VADER publish with their Python package.
test.each([
  ["VADER is smart, handsome, and funny.", 0.8316, "positive"],
  ["VADER is not smart, handsome, nor funny.", -0.7424, "negative"],
  ["The book was good.", 0.4404, "positive"],
  ["Today the meeting is at noon.", 0, "neutral"],
])("%s", async (text, score, tone) => {
  await using context = await toolContext();
  const { output } = await runTool(sentiment, { text }, context);
  expect(output.score).toBeCloseTo(score, 4);
  expect(output.sentiment).toBe(tone);
});

test.each([
  ["There were errors.", "negative"],
  ["There were no errors.", "positive"],
  ["No problems were found.", "positive"],
  ["There is no serious problem.", "positive"],
  ["Not a problem.", "positive"],
  ["There is no good way.", "negative"],
])("what is denied is turned round: %s", async (text, tone) => {
  await using context = await toolContext();
  const { output } = await runTool(sentiment, { text }, context);
  expect(output.sentiment).toBe(tone);
});

test("a text is the mean of its sentences", async () => {
  await using context = await toolContext();
  const text =
    "VADER is smart, handsome, and funny. VADER is not smart, handsome, nor funny. It has 3 rooms.";
  const { output, headline } = await runTool(sentiment, { text }, context);
  expect(output.score).toBeCloseTo((0.8316 - 0.7424) / 3, 4);
  expect(output).toMatchObject({
    sentiment: "neutral",
    sentences: 3,
    positive: 1,
    neutral: 1,
    negative: 1,
    mostPositive: "VADER is smart, handsome, and funny.",
    mostNegative: "VADER is not smart, handsome, nor funny.",
  });
  expect(headline).toContain("The tone is neutral: 0.03");
});

test("without a positive or negative sentence none is named", async () => {
  await using context = await toolContext();
  const { output, headline } = await runTool(sentiment, { text: "It is a table." }, context);
  expect(output).toMatchObject({ mostPositive: null, mostNegative: null });
  expect(headline).not.toContain("strongest");
});

test("of source code, the comments are the text", async () => {
  await using context = await toolContext();
  const text = `// This is a wonderful idea.
const terrible = { horrible: "awful" };
kill(terrible);
`;
  const { output, headline } = await runTool(sentiment, { text }, context);
  expect(output).toMatchObject({ sentences: 1, positive: 1, sentiment: "positive" });
  expect(headline).toContain("Of 1 sentence, 1 is positive and 0 negative.");
});

test("a long sentence is quoted in part", async () => {
  await using context = await toolContext();
  const text = `This is wonderful, ${"and so on, ".repeat(40)}to the end.`;
  const { headline } = await runTool(sentiment, { text }, context);
  expect(headline).toMatch(/"This is wonderful, .{100,220} …"$/);
});
