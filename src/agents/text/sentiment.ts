import { z } from "zod";
import { defineTool, listedRows, tableSchema } from "../../catalog/authoring.ts";
import { readProse, textInput } from "./inputs.ts";
import { withNegations } from "./negations.ts";

/** The threshold that VADER's authors recommend for calling a text positive or negative. */
const NEUTRAL_BELOW = 0.05;
const TABLE_ROWS = 500;
/** A longer sentence is quoted in part. */
const SHOWN_CHARACTERS = 240;

export const sentiment = defineTool({
  name: "sentiment",
  description:
    "Measure the sentiment of an English text: whether its tone is positive, negative or neutral, in all and by sentence (VADER).",
  version: "1",
  input: z.object({ text: textInput("the text whose tone is wanted") }),
  output: z.object({
    sentiment: z.enum(["positive", "neutral", "negative"]),
    score: z
      .number()
      .min(-1)
      .max(1)
      .describe("mean over the sentences: -1 most negative, 1 most positive"),
    sentences: z.int(),
    positive: z.int().describe("sentences with a positive tone"),
    neutral: z.int().describe("sentences with a neutral tone"),
    negative: z.int().describe("sentences with a negative tone"),
    mostPositive: z.string().nullable().describe("the sentence with the most positive tone"),
    mostNegative: z.string().nullable().describe("the sentence with the most negative tone"),
    table: tableSchema.describe("sentences with their scores, in the order of the text"),
    truncated: z.boolean().describe(`the table has the first ${TABLE_ROWS} sentences only`),
  }),
  estimate: { seconds: 0.4 },
  phrases: [
    "sentiment",
    "tone of the text",
    "is it positive or negative",
    "mood",
    "how do people feel",
    "opinion in the text",
    "positive and negative sentences",
    "attitude of the article",
  ],

  async run({ text }, context) {
    const prose = await readProse(text);
    const { splitSentences } = await import("./sentences.ts");
    const { default: vader } = await import("vader-sentiment");
    const scoreOf = (words: string) =>
      vader.SentimentIntensityAnalyzer.polarity_scores(words).compound;
    // Hutto and Gilbert made VADER for sentences; for longer texts they take the mean of the sentences.
    const rows = (await splitSentences(prose))
      .filter((sentence) => /\p{L}/u.test(sentence))
      .map((sentence) => {
        const score = scoreOf(withNegations(sentence, scoreOf));
        return { sentence, score, sentiment: toneOf(score) };
      });
    const score = rows.reduce((sum, row) => sum + row.score, 0) / rows.length;
    const byScore = rows.toSorted((a, b) => a.score - b.score);
    const [lowest, highest] = [byScore.at(0), byScore.at(-1)];
    const tally = (tone: string) => rows.filter((row) => row.sentiment === tone).length;
    return {
      sentiment: toneOf(score),
      score,
      sentences: rows.length,
      positive: tally("positive"),
      neutral: tally("neutral"),
      negative: tally("negative"),
      mostPositive: highest?.sentiment === "positive" ? highest.sentence : null,
      mostNegative: lowest?.sentiment === "negative" ? lowest.sentence : null,
      table: {
        title: "Sentiment by sentence",
        columns: [
          { name: "sentence", type: "text" as const },
          { name: "score", type: "number" as const },
          { name: "sentiment", type: "text" as const },
        ],
        ...listedRows(context, rows, {
          limit: TABLE_ROWS,
          unasked: TABLE_ROWS,
          kept: `the first ${TABLE_ROWS} sentences`,
        }),
      },
      truncated: rows.length > TABLE_ROWS,
    };
  },

  headline({ sentiment: tone, score, sentences, positive, negative, mostPositive, mostNegative }) {
    const extreme = score >= 0 ? mostPositive : mostNegative;
    const shown =
      extreme === null || extreme.length <= SHOWN_CHARACTERS
        ? extreme
        : `${extreme.slice(0, SHOWN_CHARACTERS).replace(/\s+\S*$/, "")} …`;
    const number = (value: number) => value.toLocaleString("en");
    return [
      `The tone is ${tone}: ${score.toFixed(2)} on a scale from minus one to one.`,
      `Of ${number(sentences)} ${sentences === 1 ? "sentence" : "sentences"}, ${number(positive)} ${positive === 1 ? "is" : "are"} positive and ${number(negative)} negative.`,
      ...(shown === null ? [] : [`The strongest: "${shown}"`]),
    ];
  },
});

function toneOf(compound: number): "positive" | "neutral" | "negative" {
  if (compound >= NEUTRAL_BELOW) return "positive";
  return compound <= -NEUTRAL_BELOW ? "negative" : "neutral";
}
