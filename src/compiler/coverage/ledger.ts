/** The account of a query: for each of its words what takes it, or why nothing does. */
import type { PlanNote } from "../../contract/plan.ts";
import { synonymsAt } from "../language/thesaurus.ts";
import type { Mark } from "../planner/grammar/read/reading.ts";
import type { Said } from "./said.ts";
import type { Request, Word } from "./words.ts";

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
        | "sides"
        | "word";
    }
  /** The words can be read in two ways, of which the plan takes one. */
  | { readonly is: "extreme" | "counted" | "statistic" | "averaged" | "ratio" }
  /** The word is the name of a column of a file that is read. */
  | { readonly is: "column"; readonly file: string }
  /** The word is a value of a column of a file that is read. */
  | { readonly is: "value"; readonly file: string; readonly column: string };

export class Ledger {
  readonly words: readonly Word[];
  readonly marks: readonly Mark[];
  readonly lowers: readonly string[];
  readonly said: readonly Said[];
  readonly assumptions: PlanNote[] = [];
  readonly #evidence: (Evidence | undefined)[];
  readonly #settled = new Set<number>();
  readonly #problems = new Map<number, Problem>();
  readonly #candidates: readonly (readonly Said[])[];

  constructor({ words, marks }: Request, said: readonly Said[]) {
    this.words = words;
    this.marks = marks;
    this.said = said;
    this.lowers = words.map(({ kind, lower }) => (kind === "word" ? lower : ""));
    this.#evidence = words.map(() => undefined);
    this.#candidates = words.map((word) => candidatesFor(word, said));
  }

  /** The tasks that a word can be of: those that come from this part of the query, and what feeds them alone. */
  candidates(at: number): readonly Said[] {
    return this.#candidates[at] ?? [];
  }

  /** Whether a task that a word can be of is such a one. */
  some(at: number, isSuch: (said: Said) => boolean): boolean {
    return this.candidates(at).some(isSuch);
  }

  /** Whether a word, in small letters, is one of these; "" where there is none, or a name. */
  is(at: number, pattern: RegExp): boolean {
    return pattern.test(this.lowers[at] ?? "");
  }

  /** Whether a mark of such a kind covers a word. */
  isIn(at: number, kinds: RegExp): boolean {
    return this.marks.some(({ is, from, to }) => kinds.test(is) && from <= at && at < to);
  }

  evidence(at: number): Evidence | undefined {
    return this.#evidence[at];
  }

  isArgument(at: number): boolean {
    return this.#evidence[at] === "argument";
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
      if (!this.#problems.has(at) && !this.isArgument(at)) this.#evidence[at] = evidence;
    }
  }

  /** @param isSure also where an argument has the word: it has it for something else. */
  refuse(from: number, length: number, problem: Problem, isSure = false): void {
    for (let at = from; at < from + length && at < this.words.length; at += 1) {
      if (this.#settled.has(at) || (this.isArgument(at) && !isSure)) continue;
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

  /** Says how a word was read that could be read in another way too. */
  note(at: number, text: string): void {
    if (this.#settled.has(at)) return;
    const { start = 0, end = 0 } = this.words[at] ?? {};
    this.assumptions.push({ kind: "assumed", text, origin: [start, end] });
  }

  /** The stems of a word, each with those that mean the same: "hard to read" is of readability. */
  meantAt(at: number): readonly (readonly string[])[] {
    const stems = this.words.map((word) => word.stems[0] ?? "");
    const synonyms = synonymsAt(stems, at);
    return (this.words[at]?.stems ?? []).map((stem, i) => [stem, ...(i === 0 ? synonyms : [])]);
  }

  /** Whether a word, or one that means the same, is among others. */
  isAmong(at: number, stems: Iterable<string>): boolean {
    const all = new Set(stems);
    return this.meantAt(at)
      .flat()
      .some((stem) => all.has(stem));
  }

  /** How many words from a position on are these stems, none when they are not. */
  stands(wording: readonly string[], from: number): number {
    let found = 0;
    let at = from;
    for (; found < wording.length; at += 1) {
      const { stems = [] } = this.words[at] ?? {};
      if (stems.length === 0 || stems.some((stem, i) => stem !== wording[found + i])) return 0;
      found += stems.length;
    }
    return at - from;
  }

  /** Whether a sentence ends between two offsets in the query. */
  endsSentence(start: number, end: number): boolean {
    return this.words.some(
      (word) => word.start >= start && word.end <= end && /[.;?!\n]/.test(word.gap),
    );
  }
}

function candidatesFor({ start, end }: Word, said: readonly Said[]): readonly Said[] {
  const own = said.filter(
    ({ origin }) => origin !== undefined && origin[0] <= start && end <= origin[1],
  );
  if (own.length === 0) return said;
  const feeders = feedersOf(own, said, ({ origin }) => origin === undefined);
  return [...own, ...said.filter((one) => one.origin === undefined && feeders.has(one.task))];
}

/** The tasks that some work on, and those that these work on. */
export function feedersOf(
  own: readonly Said[],
  said: readonly Said[],
  isOn: (one: Said) => boolean = () => true,
): ReadonlySet<string> {
  const feeders = new Set(own.flatMap(({ takes }) => takes));
  // A set that grows while it is walked gives what was added too.
  for (const task of feeders)
    for (const one of said)
      if (one.task === task && isOn(one)) for (const id of one.takes) feeders.add(id);
  return feeders;
}
