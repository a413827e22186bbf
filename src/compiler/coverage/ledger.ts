/** The account of a query: for each of its words what takes it, or why nothing does. */
import type { PlanNote } from "../../contract/plan.ts";
import type { Word } from "./read-query.ts";
import type { Said } from "./said.ts";

/** What a word was found in. `nothing`: it adds nothing. */
export type Evidence = "argument" | "tool" | "nothing";

export type Problem =
  /** The words are for another value of an argument than the one that was chosen. */
  | {
      readonly is: "contradicted";
      readonly argument: string;
      readonly means: string;
      readonly has: string;
    }
  | {
      readonly is:
        | "time"
        | "number"
        | "name"
        | "group"
        | "operator"
        | "comparison"
        | "negation"
        | "extreme"
        | "counted"
        | "statistic"
        | "averaged"
        | "ratio"
        | "sides"
        | "word";
    }
  /** The word is the name of a column of a file that is read. */
  | { readonly is: "column"; readonly file: string }
  /** The word is a value of a column of a file that is read. */
  | { readonly is: "value"; readonly file: string; readonly column: string };

export class Ledger {
  readonly words: readonly Word[];
  readonly lowers: readonly string[];
  readonly stems: readonly string[];
  readonly said: readonly Said[];
  readonly assumptions: PlanNote[] = [];
  /** Positions of words that are a time, whether an argument has it or not. */
  readonly times = new Set<number>();
  readonly #evidence: (Evidence | undefined)[];
  readonly #settled = new Set<number>();
  readonly #problems = new Map<number, Problem>();
  readonly #candidates: readonly (readonly Said[])[];

  constructor(words: readonly Word[], said: readonly Said[]) {
    this.words = words;
    this.said = said;
    this.lowers = words.map(({ kind, lower }) => (kind === "word" ? lower : ""));
    this.stems = words.map(({ kind, stem }) => (kind === "word" ? stem : ""));
    this.#evidence = words.map(() => undefined);
    this.#candidates = words.map((word) => candidatesFor(word, said));
  }

  /** The tasks that a word can be of: those that come from this part of the query, and what feeds them alone. */
  candidates(at: number): readonly Said[] {
    return this.#candidates[at] ?? [];
  }

  evidence(at: number): Evidence | undefined {
    return this.#evidence[at];
  }

  /** Whether a word still has to be accounted for. */
  isOpen(at: number): boolean {
    return (
      this.words[at] !== undefined && this.#evidence[at] === undefined && !this.#problems.has(at)
    );
  }

  /** Better evidence is not replaced by weaker one, and what was refused stays so. */
  take(from: number, length: number, evidence: Evidence): void {
    for (let at = from; at < from + length && at < this.words.length; at += 1) {
      if (this.#problems.has(at)) continue;
      if (this.#evidence[at] !== "argument") this.#evidence[at] = evidence;
    }
  }

  /** @param isSure also where an argument has the word: it has it for something else. */
  refuse(from: number, length: number, problem: Problem, isSure = false): void {
    for (let at = from; at < from + length && at < this.words.length; at += 1) {
      if (this.#settled.has(at) || (this.#evidence[at] === "argument" && !isSure)) continue;
      this.#evidence[at] = undefined;
      this.#problems.set(at, problem);
    }
  }

  /** An argument has the word, and nothing that looks for problems has a say in it. */
  settle(at: number): void {
    this.take(at, 1, "argument");
    this.#settled.add(at);
  }

  problem(at: number): Problem | undefined {
    return this.#problems.get(at);
  }

  /** Accounts for a word by reading it in one of several ways, which is to be said. */
  assume(at: number, text: string): void {
    this.take(at, 1, "tool");
    this.note(at, text);
  }

  note(at: number, text: string): void {
    if (this.#settled.has(at)) return;
    const { start = 0, end = 0 } = this.words[at] ?? {};
    this.assumptions.push({ kind: "assumed", text, origin: [start, end] });
  }

  /** Whether a sentence ends between two offsets in the query. */
  endsSentence(start: number, end: number): boolean {
    return this.words.some(
      (word) => word.start >= start && word.end <= end && /[.;?!\n]/.test(word.gap),
    );
  }

  /** Whether words stand at a position, compared by stem. */
  stands(wording: readonly string[], at: number): boolean {
    return wording.length > 0 && wording.every((stem, i) => this.stems[at + i] === stem);
  }
}

function candidatesFor({ start, end }: Word, said: readonly Said[]): readonly Said[] {
  const own = said.filter(
    ({ origin }) => origin !== undefined && origin[0] <= start && end <= origin[1],
  );
  if (own.length === 0) return said;
  const feeders = new Set(own.flatMap(({ takes }) => takes));
  let size = -1;
  while (feeders.size !== size) {
    size = feeders.size;
    for (const one of said)
      if (one.origin === undefined && feeders.has(one.task))
        for (const id of one.takes) feeders.add(id);
  }
  return [...own, ...said.filter((one) => one.origin === undefined && feeders.has(one.task))];
}
