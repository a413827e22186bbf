/** How much a query, or the plan of one, is like plans that have run. */
import { HIDDEN_WORD, type Pattern, type PatternTask } from "../../contract/pattern.ts";

export interface Likened {
  /** Of the query. */
  readonly words: readonly string[];
  /** Absent: there is no plan of it yet. */
  readonly tasks?: readonly PatternTask[];
}

export interface Match {
  readonly pattern: Pattern;
  /** 0 to 1. */
  readonly score: number;
}

/** Less has too little in common to be worth naming. */
const LEAST = 0.6;

/** What is done says more than how it was asked for. */
const SHARE_OF_TOOLS = 0.6;

/** Those that have ended well and are like it, the likest first; of equal ones the one that ran well most often. */
export function likePatterns(wanted: Likened, patterns: readonly Pattern[]): readonly Match[] {
  return patterns
    .filter(({ succeeded }) => succeeded > 0)
    .map((pattern) => ({ pattern, score: likeness(wanted, pattern) }))
    .filter(({ score }) => score >= LEAST)
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        b.pattern.succeeded - a.pattern.succeeded ||
        (a.pattern.id < b.pattern.id ? -1 : 1),
    );
}

function likeness({ words, tasks }: Likened, pattern: Pattern): number {
  const said = shared(words.filter(isShown), pattern.words.filter(isShown));
  if (tasks === undefined) return said;
  const done = shared(toolsOf(tasks), toolsOf(pattern.tasks));
  return SHARE_OF_TOOLS * done + (1 - SHARE_OF_TOOLS) * said;
}

const isShown = (word: string): boolean => word !== HIDDEN_WORD;

function toolsOf(tasks: readonly PatternTask[]): string[] {
  return tasks.map(({ kind, tool = kind }) => tool);
}

/** Of two lists, what both have over what either has, each as often as it stands there (Jaccard). */
function shared(a: readonly string[], b: readonly string[]): number {
  const left = [...b];
  let both = 0;
  for (const one of a) {
    const at = left.indexOf(one);
    if (at < 0) continue;
    left.splice(at, 1);
    both += 1;
  }
  const either = a.length + b.length - both;
  return either === 0 ? 0 : both / either;
}
