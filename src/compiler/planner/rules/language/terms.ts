/** From tokens to what is looked up: stems, with synonyms that weigh less. */
import { codeExtensions, extensionOf, fileWords, isFolder } from "./file-words.ts";
import { isLiteral, isRevision } from "./literals.ts";
import { SYNONYM_WEIGHT, synonymsAt } from "../../../language/thesaurus.ts";
import { wordsOf, type Token } from "./tokens.ts";
import { GENERIC_VERBS } from "./verbs.ts";
import { FUNCTION_WORDS } from "./words.ts";
import { stemWord } from "../../../language/stem.ts";

export interface Term {
  readonly token: Token;
  /** How much it matters that this is matched: 1 for words that say what is wanted. */
  readonly weight: number;
  /** Stems that match, and how well each does: 1 for the word itself. */
  readonly stems: ReadonlyMap<string, number>;
}

/** "get" says less of what is wanted than what is to be got. */
const GENERIC_WEIGHT = 0.3;
/** What is done says more of who does it than what it is done to; least of all a place to look in. */
const LITERAL_WEIGHT = 0.3;
/** Who names a format knows it. */
const FORMAT_WEIGHT = 0.7;
const FOLDER_WEIGHT = 0.05;

/** The content of a text. Function words and numbers are left out, except in phrases such as "how many". */
export function termsOf(tokens: readonly Token[]): Term[] {
  const stems = tokens.map(stemOf);
  const literalWords = new Set<string>();
  return tokens.flatMap((token, at): Term[] => {
    if (isLiteral(token)) {
      // Ten files are of no more kinds than one.
      const added = fileWords(token).filter((word) => !literalWords.has(word));
      for (const word of added) literalWords.add(word);
      return added.map((word) => ({
        token,
        weight: weightOf(token, word),
        stems: new Map([[stemWord(word), 1]]),
      }));
    }
    if (token.kind !== "word") return [];
    // "Markdown files" are files, and no documents to write.
    if (isFileNoun(tokens[at + 1]) && codeExtensions(token, true).length > 0) {
      return [{ token, weight: LITERAL_WEIGHT, stems: new Map([["file", 1]]) }];
    }
    const synonyms = synonymsAt(stems, at);
    const isFunction = FUNCTION_WORDS.has(token.lower);
    if (isFunction && synonyms.size === 0) return [];
    const own = isFunction ? [] : stemsOf(token).map((stem): [string, number] => [stem, 1]);
    const weight = GENERIC_VERBS.has(token.lower) ? GENERIC_WEIGHT : 1;
    return [
      {
        token,
        weight,
        stems: new Map([...[...synonyms].map((stem) => [stem, SYNONYM_WEIGHT] as const), ...own]),
      },
    ];
  });
}

function isFileNoun(token: Token | undefined): boolean {
  return token?.kind === "word" && /^files?$/.test(token.lower);
}

function weightOf(token: Token, word: string): number {
  if (isFolder(token)) return FOLDER_WEIGHT;
  const extension = token.kind === "path" ? extensionOf(token.value) : undefined;
  if (extension === undefined || !fileWords(token).includes(extension)) return LITERAL_WEIGHT;
  return word === extension ? FORMAT_WEIGHT : FOLDER_WEIGHT;
}

export function stemOf(token: Token): string {
  return stemWord(token.lower);
}

/** The stem, and those of the parts of `temp_max`; `HEAD~3` is a revision. */
function stemsOf(token: Token): string[] {
  const said = isRevision(token.value) ? ["revision"] : wordsOf(token.value);
  return [...new Set([stemOf(token), ...said.map(stemWord)])];
}

/** Stems of the content words of a text. */
export function contentStems(text: string): string[] {
  return wordsOf(text)
    .filter((word) => !FUNCTION_WORDS.has(word))
    .map(stemWord);
}
