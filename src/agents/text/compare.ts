import { z } from "zod";
import { defineTool, tableSchema } from "../../catalog/authoring.ts";
import { readProse, textInput } from "./inputs.ts";

/** Terms that are named for each side: more is a word list. */
const NAMED = 15;
const TABLE_ROWS = 100;

export const compare = defineTool({
  name: "compare",
  description:
    "Compare two texts: how similar they are (cosine similarity of term frequencies), which terms they share, and which only one has.",
  version: "1",
  input: z.object({
    left: textInput("the first text"),
    right: textInput("the second text"),
  }),
  output: z.object({
    similarity: z
      .number()
      .min(0)
      .max(1)
      .describe(
        "cosine of the angle between the term frequencies: 0 nothing in common, 1 the same",
      ),
    common: z.array(z.string()).describe("terms of both, the most frequent first"),
    onlyLeft: z.array(z.string()).describe("terms of the first text alone"),
    onlyRight: z.array(z.string()).describe("terms of the second text alone"),
    commonTerms: z.int().describe("how many terms both have"),
    leftTerms: z.int().describe("different terms of the first text"),
    rightTerms: z.int().describe("different terms of the second text"),
    leftWords: z.int().describe("length of the first text in words"),
    rightWords: z.int().describe("length of the second text in words"),
    table: tableSchema,
  }),
  estimate: { seconds: 0.5 },
  phrases: [
    "compare two texts",
    "how similar are they",
    "similarity of the documents",
    "difference between the articles",
    "common terms",
    "what do they have in common",
    "overlap of words",
    "distinct terms",
  ],

  async run({ left, right }) {
    const leftProse = await readProse(left, { name: "first text", headings: true });
    const rightProse = await readProse(right, { name: "second text", headings: true });
    const { termFrequencies, cosine } = await import("./term-frequencies.ts");
    const [a, b] = await Promise.all([termFrequencies(leftProse), termFrequencies(rightProse)]);
    const rows = [...new Set([...a.keys(), ...b.keys()])]
      .map((stem) => ({
        term: (a.get(stem) ?? b.get(stem))?.word ?? stem,
        left: a.get(stem)?.count ?? 0,
        right: b.get(stem)?.count ?? 0,
      }))
      .toSorted((x, y) => y.left + y.right - x.left - x.right);
    const common = rows.filter((row) => row.left > 0 && row.right > 0);
    const named = (list: typeof rows) => list.slice(0, NAMED).map(({ term }) => term);
    return {
      similarity: cosine(a, b),
      common: named(common),
      onlyLeft: named(rows.filter((row) => row.right === 0)),
      onlyRight: named(rows.filter((row) => row.left === 0)),
      commonTerms: common.length,
      leftTerms: a.size,
      rightTerms: b.size,
      leftWords: leftProse.match(/\S+/g)?.length ?? 0,
      rightWords: rightProse.match(/\S+/g)?.length ?? 0,
      table: {
        title: "Terms of both texts",
        columns: [
          { name: "term", type: "text" as const },
          { name: "left", type: "number" as const },
          { name: "right", type: "number" as const },
        ],
        rows: rows.slice(0, TABLE_ROWS),
      },
    };
  },

  headline({ similarity, common, onlyLeft, onlyRight, commonTerms, leftWords, rightWords }) {
    const list = (terms: readonly string[], rest: string) =>
      `${terms.slice(0, 5).join(", ") || "nothing"}${terms.length > 5 ? rest : ""}`;
    return [
      `The texts of ${leftWords.toLocaleString("en")} and ${rightWords.toLocaleString("en")} words have a similarity of ${similarity.toFixed(2)} (cosine of term frequencies).`,
      `They share ${commonTerms.toLocaleString("en")} ${commonTerms === 1 ? "term" : "terms"}${common.length > 0 ? `, most often ${list(common, "")}` : ""}.`,
      `The first alone has ${list(onlyLeft, " and others")}; the second alone has ${list(onlyRight, " and others")}.`,
    ];
  },
});
