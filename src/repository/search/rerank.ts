/**
 * The order of what was found, by signals that a reader can check in the result. They are computed for the best
 * candidates alone.
 */
import { stemmer } from "stemmer";
import { partsOf } from "../words/split-names.ts";
import type { Question } from "../words/read-question.ts";
import type { Candidate } from "./candidate.ts";
import { askedBy, fileKindOf, type FileKind } from "./file-kind.ts";
import type { WeighedTerm } from "./find-words.ts";

/** Why a result stands where it does; shares are of the question's words, weighed by how rare they are. */
export interface Signals {
  /** BM25, as a share of the best one. */
  readonly words: number;
  /** The share of the words that the passage has. */
  readonly inPassage: number;
  /** The same for all passages of its file that were found. */
  readonly inFile: number;
  /** The same for its path. */
  readonly inPath: number;
  /** How much of what it declares the question names: 1 for the very name. */
  readonly defines: number;
  /** Whether it has what stood in quotes; absent where nothing did. */
  readonly phrase?: boolean;
  readonly fileKind: FileKind;
}

export interface Ranked extends Candidate {
  readonly score: number;
  readonly signals: Signals;
}

/** Chosen on a development set of 20 questions about this repository (bench/repository/development.json). */
const WEIGHTS = { words: 1, inPassage: 0.6, inFile: 0.8, inPath: 0.7, defines: 0.5 } as const;
const PHRASE = 2;

const KIND_FACTORS: Readonly<Record<FileKind, number>> = {
  source: 1,
  document: 0.9,
  example: 0.7,
  test: 0.6,
  data: 0.6,
  history: 0.5,
};

export function rerank(
  candidates: readonly Candidate[],
  question: Question,
  terms: readonly WeighedTerm[],
): Ranked[] {
  const best = Math.max(...candidates.map(({ words }) => words), Number.MIN_VALUE);
  const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const stems = stemsByWord();
  const shareOf = (found: ReadonlySet<string>): number =>
    terms.reduce((sum, { stem, weight }) => sum + (found.has(stem) ? weight : 0), 0) / total;

  const passages = candidates.map((candidate) => {
    const path = stems(candidate.path);
    return { candidate, path, found: new Set([...stems(candidate.text), ...path]) };
  });
  const byFile = new Map<string, Set<string>>();
  for (const { candidate, found } of passages) {
    const before = byFile.get(candidate.path);
    byFile.set(candidate.path, before === undefined ? found : before.union(found));
  }
  const asked = new Set(terms.map(({ stem }) => stem));
  const names = new Set(question.names.map((name) => name.toLowerCase()));

  return passages
    .map(({ candidate, path, found }) => {
      const fileKind = fileKindOf(candidate.path);
      const signals: Signals = {
        words: candidate.words / best,
        inPassage: shareOf(found),
        inFile: shareOf(byFile.get(candidate.path) ?? found),
        inPath: shareOf(path),
        defines: definesOf(candidate.symbol, asked, names),
        ...(question.phrases.length > 0 && { phrase: hasPhrases(candidate, question.phrases) }),
        fileKind,
      };
      return { ...candidate, score: scoreOf(signals, asked), signals };
    })
    .toSorted((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1) || a.from - b.from);
}

function scoreOf(signals: Signals, asked: ReadonlySet<string>): number {
  const { words, inPassage, inFile, inPath, defines, phrase, fileKind } = signals;
  const isAsked = (askedBy[fileKind] ?? []).some((stem) => asked.has(stem));
  const sum =
    WEIGHTS.words * words +
    WEIGHTS.inPassage * inPassage +
    WEIGHTS.inFile * inFile +
    WEIGHTS.inPath * inPath +
    WEIGHTS.defines * defines +
    (phrase === true ? PHRASE : 0);
  return sum * (isAsked ? 1 : KIND_FACTORS[fileKind]);
}

/** The share of the name's parts that the question has; a name that is asked for as it is written counts whole. */
function definesOf(
  symbol: string | null,
  asked: ReadonlySet<string>,
  names: ReadonlySet<string>,
): number {
  const name = symbol?.split(/\.|::| › /).at(-1) ?? "";
  if (name === "") return 0;
  if (names.has(name.toLowerCase())) return 1;
  const parts = new Set(partsOf(name).map((part) => stemmer(part)));
  const named = [...parts].filter((part) => asked.has(part)).length;
  return parts.size === 0 ? 0 : (named / parts.size) * (named > 1 ? 1 : 0.5);
}

function hasPhrases({ text, path }: Candidate, phrases: readonly string[]): boolean {
  const content = `${path}\n${text}`.toLowerCase();
  return phrases.every((phrase) => content.includes(phrase));
}

/** The stems of a text, names whole and in parts; a word is stemmed once. */
function stemsByWord(): (text: string) => Set<string> {
  const known = new Map<string, readonly string[]>();
  return (text) => {
    const found = new Set<string>();
    for (const [word] of text.matchAll(/[\p{L}\p{N}_$]+/gu)) {
      let stems = known.get(word);
      if (stems === undefined) {
        const parts = partsOf(word);
        stems = [...parts, parts.join("")].map((part) => stemmer(part));
        known.set(word, stems);
      }
      for (const stem of stems) found.add(stem);
    }
    return found;
  };
}
