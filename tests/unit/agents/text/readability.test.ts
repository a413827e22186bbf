import { expect, test } from "vitest";
import { readability } from "../../../../src/agents/text/readability.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";

test("the textbook example: six words, one sentence, six syllables", async () => {
  await using context = await toolContext();
  const { output, headline } = await runTool(
    readability,
    { text: "The cat sat on the mat." },
    context,
  );
  expect(output).toMatchObject({ words: 6, sentences: 1, syllables: 6, level: "very easy" });
  expect(output.readingEase).toBeCloseTo(116.145, 6); // 206.835 - 1.015 · 6 - 84.6
  expect(output.grade).toBeCloseTo(-1.45, 6); // 0.39 · 6 + 11.8 - 15.59
  expect(headline).toContain("Flesch reading ease 116.1, Flesch-Kincaid grade -1.4");
});

test("long words and sentences are difficult; abbreviations and line ends end no sentence", async () => {
  await using context = await toolContext();
  const text = `Notwithstanding considerable institutional opposition, Dr. Abernathy's
interdisciplinary commission unanimously recommended comprehensive administrative reorganisation.`;
  const { output } = await runTool(readability, { text }, context);
  expect(output).toMatchObject({ sentences: 1, words: 13, level: "very difficult" });
  expect(output.readingEase).toBeLessThan(0);
});

test("numbers alone are no words, and nothing is nothing", async () => {
  await using context = await toolContext();
  await expect(runTool(readability, { text: "1 2 3." }, context)).rejects.toThrow("has no words");
});

test("of Markdown, sentences and items count; headings, tables and code do not", async () => {
  await using context = await toolContext();
  const text = `## An introduction to considerable complications

The cat sat on the [mat](https://example.org/mat).

| Considerable | Complications |
|---|---|
| Notwithstanding | Interdisciplinary |

- The dog ran off.

~~~sh
npm install --save-dev notwithstanding
~~~`;
  const { output } = await runTool(readability, { text }, context);
  expect(output).toMatchObject({ words: 10, sentences: 2, syllables: 10, level: "very easy" });
});
