/** From one clause to tasks: who does what, and in which order, when it takes more than one agent. */
import { isMaking, isPresentingNoun, showsEverything } from "../language/presenting.ts";
import { insertedWord, type Token } from "../language/tokens.ts";
import { withoutTime } from "../language/time-words.ts";
import type { Agents, Candidate } from "./agents.ts";
import type { Draft } from "./draft.ts";
import { judge, type Refusal } from "./fit.ts";
import {
  hasLiteral,
  operandsOf,
  readerOf,
  sameOperands,
  takesItself,
  worksOn,
} from "./operands.ts";
import {
  asksForWork,
  presentingHead,
  splitShow,
  transformingHead,
  withoutPreposition,
  type HeadAndRest,
} from "./heads.ts";
import { headWords, splitList } from "./objects.ts";
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
  const planning = new ClausePlanner(clause, situation);
  if (clause.introduces && presentingHead(clause.tokens) !== undefined) {
    planning.present(
      clause.tokens,
      sinksOf(situation.earlier.filter(({ isProducer }) => !isProducer)),
    );
    return planning;
  }
  const { work, show } = splitShow(clause.tokens);
  if (show.length === 0 || presentingHead(work) !== undefined) planning.plan(clause.tokens, work);
  else if (asksForWork(work)) {
    planning.plan(work);
    planning.present(show, []);
  } else planning.present(clause.tokens, [], show);
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

  /** What names its own file may be about anything. */
  #recent(tokens: readonly Token[]): ReadonlySet<string> {
    if (hasLiteral(tokens)) return new Set();
    return new Set([...this.#situation.recent, ...this.drafts.map(({ agent }) => agent)]);
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
      if (!this.#chain(item, transformingHead(item), false)) this.#do(item);
    }
  }

  /** What the rest asks for, and then what the head does with it; `false` when that is one task. */
  #chain(tokens: readonly Token[], { head, rest }: HeadAndRest, isPresenting: boolean): boolean {
    if (this.#sourceOf(head, rest, isPresenting) === undefined) return false;
    const before = this.drafts.length;
    for (const item of splitList(withoutPreposition(rest), this.#situation.agents)) this.#do(item);
    const sources = this.drafts.slice(before).filter(({ isProducer }) => !isProducer);
    this.present(tokens, sources, head);
    return true;
  }

  /**
   * The agent that makes what the head then works on: "chart | the price of bitcoin". There is none when
   * one agent does both, or when the rest speaks of what was asked for before.
   */
  #sourceOf(
    head: readonly Token[],
    rest: readonly Token[],
    isPresenting: boolean,
  ): Candidate | undefined {
    const { agents } = this.#situation;
    const [own] = agents.rank(head);
    const [source, next] = agents.rank(withoutTime(rest), this.#recent(rest));
    if (own === undefined || source === undefined || own.agent === source.agent) return undefined;
    if (!headWords(head).some((token) => own.matched.has(token))) return undefined;
    if (next?.score === source.score) return undefined;
    if (headWords(head).some((token) => agents.knows(source.agent, token))) return undefined;
    if (antecedents(rest, this.#earlier).drafts.length > 0 && !hasLiteral(rest)) return undefined;
    if (headWords(rest).every((token) => !source.matched.has(token))) {
      const [operand] = operandsOf(rest);
      // A text is read for whoever analyses it; only what draws a file needs somebody to make a table of it.
      const isTable =
        isPresenting &&
        operand !== undefined &&
        takesItself(source.agent, operand, agents) &&
        !worksOn(own.agent, operand, agents);
      return isTable ? source : undefined;
    }
    const covered =
      agents.rank(withoutTime(rest)).find(({ agent }) => agent === own.agent)?.score ?? 0;
    return covered < 0.5 * source.score ? source : undefined;
  }

  #standsAlone(rest: readonly Token[]): boolean {
    return hasLiteral(rest) && antecedents(rest, this.#earlier).drafts.length === 0;
  }

  /** One thing, done by one agent; and before it the reading of its files, where that agent reads none. */
  #do(tokens: readonly Token[]): void {
    const { agents } = this.#situation;
    const verdict = judge(tokens, agents, tokens, this.#recent(tokens));
    if ("reason" in verdict) {
      this.refusals.push({ ...verdict, clause: this.#clause });
      return;
    }
    const { agent } = verdict;
    const referred = this.#referred(tokens);
    const shares = sharesOperands(referred, agent);
    const operands = this.#operandsFor(tokens, agent, shares);
    const producers = this.#producersOf(operands, agent);
    const needs = new Set([...(shares?.producers ?? referred.drafts), ...producers]);
    this.drafts.push(this.#draft({ agent, words: tokens, needs, operands, producers: [...needs] }));
  }

  #referred(tokens: readonly Token[]): Antecedents {
    return antecedents(tokens, this.#earlier);
  }

  /** Its own files; those of the task that it goes on from; or those that the list shares. */
  #operandsFor(
    tokens: readonly Token[],
    agent: string,
    shared: Draft | undefined | false,
  ): readonly Token[] {
    const own = operandsOf(tokens);
    const inherited = shared === undefined || shared === false ? [] : shared.operands;
    if (own.length > 0 || inherited.length > 0) return [...inherited, ...own];
    const { agents, nearby } = this.#situation;
    if (this.#referred(tokens).drafts.length > 0) return [];
    const candidates = [operandsOf(this.#clause.tokens), ...nearby];
    return (
      candidates.find(
        ([first]) =>
          first !== undefined &&
          !takesItself(agent, first, agents) &&
          worksOn(agent, first, agents),
      ) ?? []
    );
  }

  #producersOf(operands: readonly Token[], agent: string): Draft[] {
    const { agents } = this.#situation;
    const readers = Map.groupBy(
      operands.filter((operand) => !takesItself(agent, operand, agents)),
      (operand) => readerOf(operand, agents),
    );
    return [...readers].flatMap(([reader, files]) => {
      if (reader === undefined || reader === agent) return [];
      const known = this.#earlier.find(
        (draft) =>
          draft.agent === reader && sameOperands(draft.operands, files) && draft.isProducer,
      );
      if (known !== undefined) return [known];
      const producer = this.#draft({
        ...{ agent: reader, words: withAnd(files), prefix: "Read" },
        ...{ needs: new Set<Draft>(), operands: files, producers: [], isProducer: true },
      });
      this.drafts.push(producer);
      return [producer];
    });
  }

  /** Shows what the sources give; without any, what was asked for before. */
  present(
    tokens: readonly Token[],
    sources: readonly Draft[],
    head = presentingHead(tokens)?.head ?? tokens,
  ): void {
    const verdict = judge(tokens, this.#situation.agents, head);
    if ("reason" in verdict) {
      this.refusals.push({ ...verdict, clause: this.#clause });
      return;
    }
    const { agent } = verdict;
    const shown = sources.length > 0 ? sources : this.#shown(tokens);
    const shared = sources.length === 0 && sharesOperands(this.#referred(tokens), agent);
    const needs = new Set(shared ? shared.producers : shown);
    const operands = shared ? shared.operands : [];
    this.drafts.push(this.#draft({ agent, words: tokens, needs, operands, producers: [...needs] }));
  }

  #shown(tokens: readonly Token[]): readonly Draft[] {
    const earlier = this.#earlier.filter(({ isProducer }) => !isProducer);
    const { drafts } = this.#referred(tokens);
    if (drafts.length > 0) return drafts;
    const everything = tokens.some(({ lower }) => showsEverything(lower));
    const plural = tokens.some(({ lower }) => isPresentingNoun(lower) && /[^s]s$/.test(lower));
    return everything || plural ? sinksOf(earlier) : earlier.slice(-1);
  }

  #draft(
    draft: Omit<Draft, "clause" | "follows" | "isProducer"> & { isProducer?: boolean },
  ): Draft {
    return { isProducer: false, ...draft, clause: this.#clause, follows: new Set() };
  }
}

/** "summarise README.md and find its keywords": the same agent goes on with the same files. */
function sharesOperands({ drafts, isNamed }: Antecedents, agent: string): Draft | undefined {
  // "compare the two summaries" names what was made.
  const last = isNamed ? undefined : drafts.at(-1);
  const goesOn = last !== undefined && last.agent === agent && last.producers.length > 0;
  // "chart it and save it": what was made is meant, not what it was made from.
  return goesOn && !last.words.some(({ lower }) => isMaking(lower)) ? last : undefined;
}

function withAnd(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token, at) => (at === 0 ? [token] : [insertedWord("and"), token]));
}
