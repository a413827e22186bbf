/** What people type, as words to look for. Whatever they type, nothing of it is syntax. */
import { stemmer } from "stemmer";
import { partsOf } from "./split-names.ts";
import { stopWords } from "./stop-words.ts";

export interface Term {
  /** As the index has it, unstemmed, in lower case. */
  readonly word: string;
  readonly stem: string;
  /** Written as a name of code is: `retryDelay`, `retry_delay`, `retry.delay`. */
  readonly isName: boolean;
}

export interface Question {
  readonly terms: readonly Term[];
  /** What stood in double quotes: wanted literally, in lower case. */
  readonly phrases: readonly string[];
  /** Names as they were written, for a look at definitions. */
  readonly names: readonly string[];
}

/** More are a text, whose rarest words say enough. */
const MOST_TERMS = 48;

const WORD = /[\p{L}\p{N}_$]+(?:['’][\p{L}]+)?/gu;
const QUOTED = /["“]([^"“”]+)["”]/g;

export function readQuestion(text: string): Question {
  const phrases = [...text.matchAll(QUOTED)].flatMap(([, phrase = ""]) => {
    const plain = phrase.trim().toLowerCase();
    return plain === "" ? [] : [plain];
  });
  const terms = new Map<string, Term>();
  const names: string[] = [];
  const stopped: Term[] = [];
  const add = (word: string, isName: boolean): void => {
    const term = { word, stem: stemmer(word), isName };
    if (stopWords.has(word)) stopped.push(term);
    else if (terms.get(term.stem)?.isName !== true) terms.set(term.stem, term);
  };
  for (const [written] of text.matchAll(WORD)) {
    // "it's" is it; what stands behind the apostrophe says nothing.
    const word = written.replace(/['’].*$/, "");
    const parts = partsOf(word);
    if (parts.length > 1) {
      names.push(word);
      add(parts.join(""), true);
    }
    for (const part of parts.length > 0 ? parts : [word.toLowerCase()]) add(part, false);
  }
  const found = terms.size > 0 ? [...terms.values()] : stopped;
  return { terms: found.slice(0, MOST_TERMS), phrases, names };
}
