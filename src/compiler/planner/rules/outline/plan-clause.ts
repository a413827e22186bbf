/** From one clause to tasks: who does what, and in which order, when it takes more than one agent. */
import { isPresentingNoun, showsEverything } from "../language/presenting.ts";
import { insertedWord, type Token } from "../language/tokens.ts";
import { GENERIC_VERBS } from "../language/verbs.ts";
import type { Agents } from "./agents.ts";
import { draftOf, type Draft } from "./draft.ts";
import { findSource, namesColumn } from "./find-source.ts";
import { judge, type Refusal } from "./fit.ts";
import { hasLiteral, operandsOf, sharedOperands } from "./operands.ts";
import {
  asksForWork,
  presentingHead,
  splitShow,
  comparesOnly,
  transformingHead,
  withoutPreposition,
  type HeadAndRest,
} from "./heads.ts";
import { splitList } from "./objects.ts";
import { readFor } from "./read-for.ts";
import { sayMore } from "./say-more.ts";
import { sharesOperands, worksOnEarlier } from "./go-on.ts";
import {
  makesDocument,
  readSaveClause,
  savingWords,
  shapeForPlace,
  type SaveClause,
} from "./save-clause.ts";
import { antecedents, sinksOf, type Antecedents } from "./references.ts";
import type { Clause } from "./segment.ts";

export interface Situation {
  readonly agents: Agents;
  /** Tasks of the clauses before, in order. */
  readonly earlier: readonly Draft[];
  /** Agents of the clauses before it in the same sentence: who speaks of months goes on to speak of the same data. */
  readonly recent: ReadonlySet<string>;
  /** Files and pages of the other clauses, the nearest first: those that a list shares. */
  readonly nearby: readonly (readonly Token[])[];
}

export interface Planned {
  /** In order: what reads comes before what uses. */
  readonly drafts: readonly Draft[];
  readonly refusals: readonly Refusal[];
}

export function planClause(clause: Clause, situation: Situation): Planned {
  const { earlier, agents } = situation;
  if (sayMore(clause.tokens, earlier, agents)) return { drafts: [], refusals: [] };
  const planning = new ClausePlanner(clause, situation);
  const saved = readSaveClause(clause.tokens);
  if (saved === undefined) planning.planAndShow(clause.tokens);
  else planning.save(saved, clause.tokens[0]);
  return planning;
}

class ClausePlanner implements Planned {
  readonly drafts: Draft[] = [];
  readonly refusals: Refusal[] = [];
  readonly #clause: Clause;
  readonly #situation: Situation;

  constructor(clause: Clause, situation: Situation) {
    this.#clause = clause;
    this.#situation = situation;
  }

  get #earlier(): readonly Draft[] {
    return [...this.#situation.earlier, ...this.drafts];
  }

  get #asked(): readonly Draft[] {
    return this.#earlier.filter(({ isProducer }) => !isProducer);
  }

  /** What names its own file may be about anything. */
  #recent(tokens: readonly Token[]): ReadonlySet<string> {
    if (hasLiteral(tokens)) return new Set();
    return new Set([...this.#situation.recent, ...this.drafts.map(({ agent }) => agent)]);
  }

  planAndShow(tokens: readonly Token[]): void {
    if (this.#clause.introduces && presentingHead(tokens) !== undefined) {
      this.present(tokens, sinksOf(this.#asked));
      return;
    }
    const { work, show } = splitShow(tokens);
    if (show.length === 0 || presentingHead(work) !== undefined) this.plan(tokens, work);
    else if (asksForWork(work)) {
      this.plan(work);
      this.present(show, []);
    } else this.present(tokens, [], show);
  }

  /** `work`: the words without those that say how to show it, where these only say more of the verb. */
  plan(tokens: readonly Token[], work = tokens): void {
    const presenting = presentingHead(work);
    if (presenting !== undefined && this.#chain(tokens, presenting, true)) return;
    if (presenting !== undefined && !this.#standsAlone(presenting.rest)) {
      this.present(tokens, []);
      return;
    }
    for (const item of splitList(tokens, this.#situation.agents)) {
      const parts = transformingHead(item);
      if (this.#chain(item, parts, false)) continue;
      const { agents, nearby } = this.#situation;
      const isColumn = namesColumn(parts, { agents, nearby, earlier: this.#earlier });
      this.#do(item, isColumn ? parts.head : item);
    }
  }

  /** "save it as a Markdown report in out/x.md", "write a summary of README.md to out/x.md" */
  save(clause: SaveClause, verb: Token | undefined): void {
    const isEarlier = this.#referred(clause.what).drafts.length > 0;
    const isNew = !isEarlier && (asksForWork(clause.what) || isPresentingClause(clause.what));
    // "export the last commits to …": what is got is said by the rest.
    const isSaid = verb !== undefined && GENERIC_VERBS.has(verb.lower);
    if (isNew) this.planAndShow(isSaid ? [verb, ...clause.what] : clause.what);
    const saved = isNew ? sinksOf(this.drafts) : this.#shown(clause.what);
    const [made, ...others] = saved;
    const isOne = made !== undefined && others.length === 0;
    if (isOne && clause.form.length === 0) shapeForPlace(made, clause);
    let about = saved;
    if (clause.form.length > 0 && isOne && makesDocument(made)) made.form.push(...clause.form);
    else if (clause.form.length > 0) {
      this.present(clause.form.slice(1), saved);
      about = this.drafts.slice(-1);
    }
    const words = savingWords(isNew ? { ...clause, what: [] } : clause);
    this.present(words, about, [insertedWord("save"), ...clause.place]);
  }

  /** What the rest asks for, and then what the head does with it; `false` when that is one task. */
  #chain(tokens: readonly Token[], { head, rest }: HeadAndRest, isPresenting: boolean): boolean {
    const { agents, nearby } = this.#situation;
    const [earlier, recent] = [this.#earlier, this.#recent(rest)];
    const context = { agents, earlier, recent, nearby, isPresenting };
    if (findSource({ head, rest }, context) === undefined) return false;
    const before = this.drafts.length;
    for (const item of splitList(withoutPreposition(rest), agents)) this.#do(item);
    // "compare the returns of a and b" has both beside each other: a tool that compares takes texts or files.
    if (comparesOnly(head) && !hasLiteral(rest)) return true;
    const sources = this.drafts.slice(before).filter(({ isProducer }) => !isProducer);
    this.present(tokens, sources, head);
    return true;
  }

  #standsAlone(rest: readonly Token[]): boolean {
    return hasLiteral(rest) && antecedents(rest, this.#earlier).drafts.length === 0;
  }

  /** One thing, done by one agent; and before it the reading of its files, where that agent reads none. */
  #do(tokens: readonly Token[], about = tokens): void {
    const { agents } = this.#situation;
    const verdict = judge(tokens, agents, about, this.#recent(tokens));
    if ("reason" in verdict) {
      this.refusals.push({ ...verdict, clause: this.#clause });
      return;
    }
    const { agent } = verdict;
    const referred = worksOnEarlier({ tokens, about, agent }, this.#earlier);
    const shares = sharesOperands(referred, agent);
    const operands = this.#operandsFor(tokens, agent, shares);
    const reading = readFor({ operands, agent, clause: this.#clause, agents }, this.#earlier);
    this.drafts.push(...reading.added);
    const needs = new Set([...(shares?.producers ?? referred.drafts), ...reading.producers]);
    this.drafts.push(
      draftOf(this.#clause, { agent, words: tokens, needs, operands, producers: [...needs] }),
    );
  }

  #referred(tokens: readonly Token[]): Antecedents {
    return antecedents(tokens, this.#earlier);
  }

  /** Its own files; those of the task that it goes on from; or those that the list shares. */
  #operandsFor(
    tokens: readonly Token[],
    agent: string,
    shared: Draft | undefined,
  ): readonly Token[] {
    const own = operandsOf(tokens);
    const inherited = shared?.operands ?? [];
    if (own.length > 0 || inherited.length > 0) return [...inherited, ...own];
    const { agents, nearby } = this.#situation;
    if (this.#referred(tokens).drafts.length > 0) return [];
    return sharedOperands([operandsOf(this.#clause.tokens), ...nearby], agent, agents);
  }

  /** Shows what the sources give; without any, what was asked for before. */
  present(
    tokens: readonly Token[],
    sources: readonly Draft[],
    head = presentingHead(tokens)?.head ?? tokens,
  ): void {
    // "everything on one page": a page that shows what was found, and none to read.
    const isWhole = head.some(({ lower }) => showsEverything(lower));
    const about = isWhole ? [...head, insertedWord("report")] : head;
    const verdict = judge(tokens, this.#situation.agents, about);
    if ("reason" in verdict) {
      this.refusals.push({ ...verdict, clause: this.#clause });
      return;
    }
    const { agent } = verdict;
    const shown = sources.length > 0 ? sources : this.#shown(tokens);
    const shared = sources.length > 0 ? undefined : sharesOperands(this.#referred(tokens), agent);
    const needs = new Set(shared?.producers ?? shown);
    const operands = shared?.operands ?? [];
    this.drafts.push(
      draftOf(this.#clause, { agent, words: tokens, needs, operands, producers: [...needs] }),
    );
  }

  #shown(tokens: readonly Token[]): readonly Draft[] {
    const { drafts } = this.#referred(tokens);
    if (drafts.length > 0) return drafts;
    const everything = tokens.some(({ lower }) => showsEverything(lower));
    const plural = tokens.some(({ lower }) => isPresentingNoun(lower) && /[^s]s$/.test(lower));
    return everything || plural ? sinksOf(this.#asked) : this.#asked.slice(-1);
  }
}

/** "a report", in "write a report to out/x.md": nothing but how to show what was made. */
function isPresentingClause(tokens: readonly Token[]): boolean {
  return presentingHead(tokens) !== undefined;
}
