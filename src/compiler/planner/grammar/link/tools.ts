/** Which tools words are about: BM25 over names, descriptions, phrases and arguments. */
import type { ToolInfo } from "../../../../catalog/tool-info.ts";
import { createBm25 } from "../../../language/bm25.ts";
import { stemWord } from "../../../language/stem.ts";
import { synonymsOf } from "../../../language/thesaurus.ts";
import { contentStems, fieldsOf, outputsOf } from "./fields.ts";
import { stemOf, wordsOfName } from "./identifier.ts";
import { addsNothing, isFunctionWord } from "./function-words.ts";
import type { Token } from "../read/reading.ts";
import { isGenericVerb } from "./verbs.ts";

export interface FoundTool {
  readonly tool: ToolInfo;
  readonly score: number;
}

export interface ToolIndex {
  readonly tools: readonly ToolInfo[];
  /** The best first. @param boost tools that other words speak for too, with how much */
  search(stems: readonly string[], most: number, implied?: readonly string[]): readonly FoundTool[];
  /** How rare a word is among the tools: 0 for one that all have. */
  rarity(stem: string): number;
  /** Stems that say what a tool is about: its name, description and phrases. */
  wordsOf(tool: ToolInfo): ReadonlySet<string>;
  /** The tool of a name of several words, as a query may write it: `getPhotoExif`. */
  called(name: string): ToolInfo | undefined;
  /** Stems of the name. */
  nameOf(tool: ToolInfo): ReadonlySet<string>;
  /** What people say for it, each without words that any request may have. */
  phrasesOf(tool: ToolInfo): readonly (readonly string[])[];
}

/** How much a word counts by where it stands. */
const WEIGHTS = {
  name: 2.5,
  description: 1.6,
  phrase: 1.5,
  argument: 0.6,
  explained: 0.25,
  output: 0.3,
};
const K1 = 1.2;
const B = 0.5;
/** A synonym says less than the word. */
const SYNONYM = 0.5;

const known = new WeakMap<readonly ToolInfo[], ToolIndex>();
/** The catalog makes a new list for each path; the tools in it are the same. */
let last: ToolIndex | undefined;

export function indexOf(tools: readonly ToolInfo[]): ToolIndex {
  const before =
    known.get(tools) ?? (last !== undefined && isSame(last.tools, tools) ? last : undefined);
  const index = before ?? createIndex(tools);
  known.set(tools, index);
  last = index;
  return index;
}

function isSame(a: readonly ToolInfo[], b: readonly ToolInfo[]): boolean {
  return a.length === b.length && a.every((tool, i) => tool === b[i]);
}

function createIndex(tools: readonly ToolInfo[]): ToolIndex {
  const documents: ReadonlyMap<string, number>[] = [];
  const words: ReadonlySet<string>[] = [];
  const names: ReadonlySet<string>[] = [];
  const sayings: (readonly (readonly string[])[])[] = [];
  for (const tool of tools) {
    const counts = new Map<string, number>();
    const add = (stems: readonly string[], weight: number): void => {
      for (const stem of new Set(stems)) counts.set(stem, (counts.get(stem) ?? 0) + weight);
    };
    const name = wordsOfName(tool.name.slice(tool.name.indexOf(".") + 1)).stems;
    const about = contentStems(tool.description);
    const phrases = tool.phrases.flatMap(contentStems);
    add(name, WEIGHTS.name);
    add(wordsOfName(tool.agent).stems, WEIGHTS.argument);
    add(about, WEIGHTS.description);
    add(phrases, WEIGHTS.phrase);
    for (const { names: own, said, choices } of fieldsOf(tool)) {
      add([...own], WEIGHTS.argument);
      add([...said], WEIGHTS.explained);
      add(
        choices.flatMap(({ wordings }) => wordings.flat()),
        WEIGHTS.argument,
      );
    }
    for (const output of outputsOf(tool)) add([...output.names], WEIGHTS.output);
    words.push(new Set([...name, ...about, ...phrases]));
    names.push(new Set(name));
    sayings.push(tool.phrases.map(tellingStems).filter(({ length }) => length > 0));
    documents.push(counts);
  }
  const { idf, best } = createBm25(documents, { k1: K1, b: B });
  const byName = new Map<string, ToolInfo>();
  for (const [at, tool] of tools.entries()) {
    const short = tool.name.slice(tool.name.indexOf(".") + 1);
    for (const name of [tool.name, short])
      if ((names[at]?.size ?? 0) > 1 || name.includes(".")) byName.set(name.toLowerCase(), tool);
  }
  const positions = new Map(tools.map((tool, at) => [tool, at]));
  return {
    tools,
    rarity: (stem) => (tools.length < 20 ? 1 : Math.min(1, idf(stem) / Math.log(1 + tools.length))),
    called: (name) => byName.get(name.toLowerCase()),
    wordsOf: (tool) => words[positions.get(tool) ?? -1] ?? new Set(),
    phrasesOf: (tool) => sayings[positions.get(tool) ?? -1] ?? [],
    nameOf: (tool) => names[positions.get(tool) ?? -1] ?? new Set(),
    search(stems, most, implied = []) {
      const asked = new Map<string, number>();
      for (const stem of stems) {
        asked.set(stem, 1);
        for (const other of synonymsOf(stem)) if (!asked.has(other)) asked.set(other, SYNONYM);
      }
      for (const stem of implied) if (!asked.has(stem)) asked.set(stem, SYNONYM);
      return best(asked, most).flatMap(({ at, score }) => {
        const tool = tools[at];
        return tool === undefined ? [] : [{ tool, score }];
      });
    },
  };
}

function tellingStems(phrase: string): string[] {
  return wordsOfName(phrase)
    .words.filter(
      (word) => !addsNothing(word) && !isGenericVerb(word) && !/^(?:many|much|most)$/.test(word),
    )
    .map(stemOf);
}

/** The stems that a request is looked up by: without function words. */
export function askedStems(
  tokens: readonly Pick<Token, "lower" | "kind" | "text" | "stem">[],
): string[] {
  return tokens.flatMap(({ lower, kind, text, stem }, at) => {
    // Who is asked for is somebody: the thesaurus knows what people are called.
    const asksWho = at === 0 && lower === "who";
    if (kind !== "word" || (isFunctionWord(lower) && !asksWho)) return [];
    // `encodeDataWithHuffman` is the name of a tool, or of what one takes.
    const parts = wordsOfName(text).stems;
    return parts.length > 1 ? parts : [stem === stemWord(lower) ? stemOf(lower) : stem];
  });
}
