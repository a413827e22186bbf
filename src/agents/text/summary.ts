import { z } from "zod";
import { defineTool, passageSchema } from "../../catalog/authoring.ts";
import { requireWords, textInput } from "./inputs.ts";

/** Every sentence is compared with every other one: a thousand take half a second, and are 50 pages. */
const MAX_SENTENCES = 1_000;

export const summary = defineTool({
  name: "summary",
  description:
    "Summarise a text by its most important sentences, in their own words and order (TextRank).",
  version: "1",
  input: z.object({
    text: textInput("the text to summarise"),
    sentences: z.int().min(1).max(50).default(3).describe("how many sentences the summary has"),
  }),
  output: z.object({
    passage: passageSchema,
    sentences: z.array(z.string()).describe("the sentences of the summary"),
    of: z.int().describe("sentences that the text has"),
    truncated: z.boolean().describe(`only the first ${MAX_SENTENCES} sentences were considered`),
  }),
  estimate: { seconds: 0.5 },
  phrases: [
    "summarise the text",
    "summarize",
    "summary of",
    "in a few sentences",
    "the most important sentences",
    "the gist",
    "shorten the article",
    "key points of the text",
    "abstract",
    "tl;dr",
  ],

  async run({ text, sentences: wanted }) {
    requireWords(text);
    const { tagSentences } = await import("./sentences.ts");
    const { termsOf } = await import("./terms.ts");
    const { rankSentences } = await import("./text-rank.ts");
    const all = (await tagSentences(text)).filter((sentence) => sentence.text !== "");
    const considered = all.slice(0, MAX_SENTENCES);
    const terms = await Promise.all(considered.map(termsOf));
    const scores = rankSentences(terms.map((list) => list.map(({ stem }) => stem)));
    const chosen = considered
      .map((sentence, index) => ({ text: sentence.text, index, score: scores[index] ?? 0 }))
      .toSorted((a, b) => b.score - a.score || a.index - b.index)
      .slice(0, wanted)
      .toSorted((a, b) => a.index - b.index)
      .map((sentence) => sentence.text);
    return {
      passage: { title: "Summary", text: chosen.join(" ") },
      sentences: chosen,
      of: all.length,
      truncated: all.length > MAX_SENTENCES,
    };
  },

  headline({ sentences }) {
    return sentences;
  },
});
