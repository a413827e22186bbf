import { z } from "zod";
import { defineTool, passageSchema } from "../../catalog/authoring.ts";
import { readProse, textInput } from "./inputs.ts";
import type { Sentence } from "./sentences.ts";
import { standsAlone } from "./stands-alone.ts";

/** Every sentence is compared with every other one: a thousand take half a second, and are 50 pages. */
const MAX_SENTENCES = 1_000;
/** Of all terms of two sentences: with more in common, they say the same. */
const MOST_IN_COMMON = 0.6;

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

  async run({ text, sentences: wanted }, context) {
    const prose = await readProse(text);
    const { tagSentences } = await import("./sentences.ts");
    const { termsOf } = await import("./terms.ts");
    const { rankSentences, startsByPosition } = await import("./text-rank.ts");
    const all = (await tagSentences(prose)).filter((sentence) => sentence.text !== "");
    const considered = all.slice(0, MAX_SENTENCES);
    if (all.length > MAX_SENTENCES) {
      const of = all.length.toLocaleString("en");
      context.note("cut", `the first ${MAX_SENTENCES} of ${of} sentences were considered`);
    }
    const terms = (await Promise.all(considered.map(termsOf))).map((list) =>
      list.map(({ stem }) => stem),
    );
    const scores = rankSentences(terms, startsByPosition(terms.length));
    const ranked = considered
      .map((sentence, index) => {
        return { sentence, index, terms: new Set(terms[index]), score: scores[index] ?? 0 };
      })
      .toSorted((a, b) => b.score - a.score || a.index - b.index);
    const chosen = choose(ranked, wanted)
      .toSorted((a, b) => a.index - b.index)
      .map(({ sentence }) => sentence.text);
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

interface Ranked {
  readonly sentence: Sentence;
  readonly terms: ReadonlySet<string>;
  readonly index: number;
}

/** The best that stand by themselves; where there are too few, the best of what is left. Nothing is said twice. */
function choose(ranked: readonly Ranked[], wanted: number): Ranked[] {
  const chosen: Ranked[] = [];
  const alone = ranked.filter(({ sentence, index }) => standsAlone(sentence, index === 0));
  for (const candidate of new Set([...alone, ...ranked])) {
    if (chosen.length === wanted) break;
    if (!chosen.some((other) => isRepetition(candidate, other))) chosen.push(candidate);
  }
  return chosen;
}

function isRepetition(a: Ranked, b: Ranked): boolean {
  if (a.sentence.text === b.sentence.text) return true;
  const [common, all] = [a.terms.intersection(b.terms).size, a.terms.union(b.terms).size];
  return common > all * MOST_IN_COMMON;
}
