import { z } from "zod";
import { defineTool, tableSchema } from "../../catalog/authoring.ts";
import { readProse, textInput } from "./inputs.ts";

export const keywords = defineTool({
  name: "keywords",
  description: "Extract the keywords and key phrases of a text, with how often each occurs.",
  version: "1",
  input: z.object({
    text: textInput("the text whose keywords are wanted"),
    limit: z.int().min(1).max(100).default(10).describe("how many keywords, and how many phrases"),
  }),
  output: z.object({
    keywords: z.array(z.string()).describe("single words, the most important first"),
    phrases: z.array(z.string()).describe("words that stand together, the most important first"),
    table: tableSchema,
  }),
  estimate: { seconds: 0.5 },
  phrases: [
    "extract keywords",
    "key phrases",
    "keywords of the text",
    "main topics",
    "most important words",
    "what is it about",
    "frequent terms",
    "tags for the article",
    "subject words",
  ],

  async run({ text, limit }) {
    const prose = await readProse(text, { headings: true });
    const { extractKeywords } = await import("./extract-keywords.ts");
    const { words, phrases } = await extractKeywords(prose, limit);
    return {
      keywords: words.map(({ term }) => term),
      phrases: phrases.map(({ term }) => term),
      table: {
        title: "Keywords",
        columns: [
          { name: "term", type: "text" as const },
          { name: "kind", type: "text" as const },
          { name: "count", type: "number" as const },
          { name: "score", type: "number" as const },
        ],
        rows: [
          ...words.map((keyword) => ({ ...keyword, kind: "word" })),
          ...phrases.map((keyword) => ({ ...keyword, kind: "phrase" })),
        ],
      },
    };
  },

  headline({ keywords: words, phrases, table }) {
    const counts = new Map(table.rows.map(({ term, kind, count }) => [`${kind} ${term}`, count]));
    if (words.length === 0) return ["The text has no nouns, so no keywords."];
    const named = words.slice(0, 5).map((word) => `${word} (${counts.get(`word ${word}`)})`);
    return [
      `Keywords, with how often they occur: ${named.join(", ")}.`,
      ...(phrases.length === 0 ? [] : [`Key phrases: ${phrases.slice(0, 5).join(", ")}.`]),
    ];
  },
});
