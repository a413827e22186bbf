import { expect, test } from "vitest";
import { splitSentences } from "../../../../src/agents/text/sentences.ts";

test("lines that an editor broke are joined; headings, lists and short lines are not", async () => {
  const text = `# The title
This paragraph was broken by an editor at a width of
Seventy characters. It goes
on here. Short
Line

- one item
- another
1. first`;
  expect(await splitSentences(text)).toEqual([
    "# The title",
    "This paragraph was broken by an editor at a width of Seventy characters.",
    "It goes on here.",
    "Short",
    "Line",
    "- one item",
    "- another",
    "1. first",
  ]);
});

test("abbreviations and decimals end no sentence", async () => {
  expect(await splitSentences("Dr. Smith paid $3.50, e.g. for tea. Then he left.")).toEqual([
    "Dr. Smith paid $3.50, e.g. for tea.",
    "Then he left.",
  ]);
});
