import { z } from "zod";
import { defineTool } from "../../catalog/authoring.ts";
import { readProse, textInput } from "./inputs.ts";

/** Flesch's own bands (The Art of Readable Writing, 1949): at least this score reads like that. */
const BANDS = [
  [90, "very easy"],
  [80, "easy"],
  [70, "fairly easy"],
  [60, "plain English"],
  [50, "fairly difficult"],
  [30, "difficult"],
  [-Infinity, "very difficult"],
] as const;

export const readability = defineTool({
  name: "readability",
  description:
    "Measure how easy an English text is to read: Flesch reading ease and Flesch-Kincaid school grade.",
  version: "1",
  input: z.object({ text: textInput("the text whose readability is wanted") }),
  output: z.object({
    readingEase: z.number().describe("Flesch reading ease: 100 very easy, 0 very difficult"),
    grade: z.number().describe("Flesch-Kincaid grade: years of US school needed"),
    level: z.string().describe("the reading ease in words"),
    sentences: z.int(),
    words: z.int(),
    syllables: z.int(),
    wordsPerSentence: z.number(),
    syllablesPerWord: z.number(),
  }),
  estimate: { seconds: 0.3 },
  phrases: [
    "readability",
    "how easy is it to read",
    "reading ease",
    "Flesch score",
    "grade level",
    "reading level",
    "how difficult is the text",
    "complexity of the writing",
    "sentence length",
  ],

  async run({ text }) {
    const prose = await readProse(text);
    const { splitSentences } = await import("./sentences.ts");
    const { syllable } = await import("syllable");
    // A word is what stands between spaces, as Flesch counted: contractions and compounds are one.
    const wordsIn = (sentence: string) => sentence.match(/\S*\p{L}\S*/gu) ?? [];
    const sentences = (await splitSentences(prose)).map(wordsIn).filter((list) => list.length > 0);
    const words = sentences.flat();
    const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
    const wordsPerSentence = words.length / sentences.length;
    const syllablesPerWord = syllables / words.length;
    const readingEase = fleschReadingEase(wordsPerSentence, syllablesPerWord);
    return {
      readingEase,
      grade: fleschKincaidGrade(wordsPerSentence, syllablesPerWord),
      level: BANDS.find(([least]) => readingEase >= least)?.[1] ?? "very difficult",
      sentences: sentences.length,
      words: words.length,
      syllables,
      wordsPerSentence,
      syllablesPerWord,
    };
  },

  headline({ readingEase, grade, level, sentences, words, wordsPerSentence }) {
    return [
      `The text is ${level}: Flesch reading ease ${readingEase.toFixed(1)}, Flesch-Kincaid grade ${grade.toFixed(1)}.`,
      `It has ${words.toLocaleString("en")} words in ${sentences.toLocaleString("en")} sentences, ${wordsPerSentence.toFixed(1)} a sentence.`,
    ];
  },
});

/** R. Flesch, "A new readability yardstick", Journal of Applied Psychology 32(3), 1948. */
function fleschReadingEase(wordsPerSentence: number, syllablesPerWord: number): number {
  return 206.835 - 1.015 * wordsPerSentence - 84.6 * syllablesPerWord;
}

/** J. P. Kincaid et al., "Derivation of new readability formulas", US Navy Research Branch Report 8-75, 1975. */
function fleschKincaidGrade(wordsPerSentence: number, syllablesPerWord: number): number {
  return 0.39 * wordsPerSentence + 11.8 * syllablesPerWord - 15.59;
}
