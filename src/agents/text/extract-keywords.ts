/**
 * Keywords by retext-keywords: nouns and proper adjectives, grouped by stem, ranked by how often they occur;
 * phrases are runs of such words, ranked by the ranks of their words. The tree that it reads is made here
 * from compromise's tags.
 */
import retextKeywords, { type PhraseMatch } from "retext-keywords";
import { FUNCTION_WORDS } from "./function-words.ts";
import { tagSentences, type Sentence, type Word } from "./sentences.ts";

export interface Keyword {
  readonly term: string;
  /** How often it occurs, in all its forms. */
  readonly count: number;
  /** From 0 to 1, which is the best one's. */
  readonly score: number;
}

type Transform = ReturnType<typeof retextKeywords>;
type Tree = Parameters<Transform>[0];
type Node = PhraseMatch["nodes"][number];

export async function extractKeywords(
  text: string,
  limit: number,
): Promise<{ words: Keyword[]; phrases: Keyword[] }> {
  const tree: Tree = {
    type: "RootNode",
    children: [{ type: "ParagraphNode", children: (await tagSentences(text)).map(sentenceNode) }],
  };
  // The plugin only writes to `data`.
  const file = { data: {} } as Parameters<Transform>[1];
  retextKeywords({ maximum: limit })(tree, file);
  const words = (file.data.keywords ?? []).map(({ matches, score }) => ({
    term: mostFrequent(matches.map(({ node }) => textOf(node).toLowerCase())),
    count: matches.length,
    score: round(score),
  }));
  const phrases = (file.data.keyphrases ?? [])
    .filter(({ stems }) => stems.length > 1)
    .map(({ matches, score }) => ({
      term: mostFrequent(matches.map(({ nodes }) => nodes.map(textOf).join("").trim())),
      count: matches.length,
      score: round(score),
    }));
  // Terms of equal score come all together, however many they are.
  return { words: words.slice(0, limit), phrases: phrases.slice(0, limit) };
}

function sentenceNode({ words }: Sentence) {
  return {
    type: "SentenceNode" as const,
    children: words.flatMap(({ text, after, penn }) => {
      // Marks, numbers and single letters are not words that say anything.
      const isWord = /\p{L}{2}/u.test(text) && !FUNCTION_WORDS.has(text.toLowerCase());
      const partOfSpeech = isWord ? (penn ?? "") : "";
      return [
        {
          type: "WordNode" as const,
          data: { partOfSpeech },
          children: [{ type: "TextNode" as const, value: text.replace(/['’]s?$/, "") }],
        },
        ...separators({ after }),
      ];
    }),
  };
}

/** Words stay one phrase over a space or a hyphen; anything else ends it. */
function separators({ after }: Pick<Word, "after">) {
  if (after === "") return [];
  return /^(?:\s+|-)$/.test(after)
    ? [{ type: "WhiteSpaceNode" as const, value: after.replace(/\s+/, " ") }]
    : [{ type: "PunctuationNode" as const, value: after }];
}

function textOf(node: Node): string {
  if ("value" in node) return node.value;
  return node.children.map((child) => ("value" in child ? child.value : "")).join("");
}

function mostFrequent(forms: readonly string[]): string {
  const groups = [...Map.groupBy(forms, (form) => form).entries()];
  return groups.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? "";
}

function round(score: number): number {
  return Math.round(score * 1_000) / 1_000;
}
