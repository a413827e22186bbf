/** Which agent words are for: BM25 over the cards, and over the things that each card lists. */
import type { AgentCard } from "../../../../catalog/tool-info.ts";
import { stemWord } from "../../../language/stem.ts";
import { synonymsAt } from "../../../language/thesaurus.ts";
import type { Mark, Reading, Span } from "../read/reading.ts";
import { contentStems, withoutExamples } from "./fields.ts";
import { addsNothing, isFunctionWord } from "./function-words.ts";
import { wordsOfName } from "./identifier.ts";
import { nounsOfEnding, nounsOfMark, speaksOfMark } from "./mark-nouns.ts";
import { isGenericVerb, isVerb } from "./verbs.ts";

export interface RankedAgent {
  readonly agent: AgentCard;
  readonly score: number;
  /** Positions of the words that its card has, or a word that means the same. */
  readonly matched: ReadonlySet<number>;
}

/** What an agent is chosen by. */
export interface Words {
  readonly spans: readonly Span[];
  /** Words that name a column or a cell of a file say nothing of who works on it. */
  readonly ignored?: (at: number) => boolean;
  /** Stems that stand for what the words ask for, whatever they call it. */
  readonly also?: readonly string[];
  /** Agents that the sentence is about already. */
  readonly recent?: ReadonlySet<string>;
}

export interface Agents {
  readonly cards: readonly AgentCard[];
  /** Best first; without those that no word speaks for. */
  rank(reading: Reading, words: Words): readonly RankedAgent[];
  /** How much words speak for each single thing that the cards list; only for those that they speak for. */
  things(reading: Reading, spans: readonly Span[]): ReadonlyMap<string, number>;
  /** Whether a card speaks of what a mark is: who reads files says so. */
  speaksOf(agent: string, mark: Mark): boolean;
  /** Whoever is best for these stems. */
  bestFor(stems: readonly string[], among: (agent: string) => boolean): string | undefined;
}

interface Card {
  readonly agent: AgentCard;
  readonly stems: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly items: readonly ReadonlySet<string>[];
}

interface Asked {
  /** Of what names one thing, whichever says most of it counts. */
  readonly key: string;
  /** Of a word: its position. */
  readonly at?: number;
  readonly stem: string;
  readonly weight: number;
}

/** How much words count by how they say it. */
const SHARE = {
  word: 1,
  generic: 0.35,
  synonym: 0.5,
  mark: 0.6,
  command: 2,
  code: 1,
  ending: 0.4,
  name: 1.5,
};
/** Words that stand together in a card weigh more together. */
const TOGETHER = 0.5;
/** Who does not speak of what is named would have to be meant plainly. */
const SILENT = 0.6;
/** What a card says in more words is less about each of them. */
const LENGTH = 0.08;
const RECENT = 1.3;
/** What is only said beside a request speaks less for an agent. */
const MORE = 0.4;
/** How much of the score the share of the words that a card has decides. */
const MANY = 0.3;

export function agentsOf(agents: readonly AgentCard[]): Agents {
  const cards = agents.map((agent): Card => ({
    agent,
    names: new Set(wordsOfName(agent.name).stems),
    stems: new Set([...wordsOfName(agent.name).stems, ...contentStems(agent.card)]),
    items: itemsOf(agent.card),
  }));
  const spread = new Map<string, number>();
  for (const { stems } of cards)
    for (const stem of stems) spread.set(stem, (spread.get(stem) ?? 0) + 1);
  const rarity = (stem: string): number => Math.log(1 + cards.length / (spread.get(stem) ?? cards.length)); // prettier-ignore
  const scoreOf = (asked: readonly Asked[], card: Card) => {
    const matched = new Set<number>();
    // Of a word and its synonyms, the one that says most.
    const best = new Map<string, number>();
    const items = card.items.map(() => new Map<string, number>());
    for (const { key, at, stem, weight } of asked) {
      if (!card.stems.has(stem)) continue;
      if (at !== undefined) matched.add(at);
      const value = weight * rarity(stem) * (card.names.has(stem) ? SHARE.name : 1);
      best.set(key, Math.max(value, best.get(key) ?? 0));
      for (const [i, item] of card.items.entries()) if (item.has(stem)) items[i]?.set(key, Math.max(value, items[i].get(key) ?? 0)); // prettier-ignore
    }
    const sums = items.map((item, i) => sum(item) / (1 + LENGTH * (card.items[i]?.size ?? 0)));
    const most = Math.max(0, ...sums);
    return { score: sum(best) + TOGETHER * most, matched, things: sums };
  };
  const bestFor: Agents["bestFor"] = (stems, among) => {
    const asked = stems.map((stem) => ({ key: stem, stem, weight: 1 }));
    return cards.filter(({ agent }) => among(agent.name)).map((card) => ({ card, ...scoreOf(asked, card) })).filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score)[0]?.card.agent.name; // prettier-ignore
  };
  return {
    cards: agents,
    bestFor,
    speaksOf: (name, mark) =>
      cards.some(({ agent, stems }) => agent.name === name && speaksOfMark(stems, mark)),
    things: (reading, spans) => {
      const asked = spans.flatMap((span) => wordsIn(reading, span, 1));
      return new Map(
        cards.flatMap((card) =>
          scoreOf(asked, card).things.flatMap((score, i) =>
            score > 0 ? [[`${card.agent.name}#${i}`, score] as const] : [],
          ),
        ),
      );
    },
    rank(reading, { spans, ignored, also = [], recent }) {
      const named = namedIn(reading, spans, agents);
      const asked = [
        ...spans.flatMap((span, i) => askedIn(reading, span, i === 0 ? 1 : MORE, ignored)),
        ...also.map((stem) => ({ key: `also ${stem}`, stem, weight: SHARE.synonym })),
      ];
      const telling = spans.slice(0, 1).flatMap((span) => tellingIn(reading, span, ignored));
      const marks = marksIn(reading, spans.slice(0, 1)).filter(({ is }) => is === "path" || is === "url" || is === "code"); // prettier-ignore
      return cards
        .map((card) => {
          const found = scoreOf(asked, card);
          const told = telling.filter((at) => found.matched.has(at)).length;
          const share = telling.length === 0 ? 1 : 1 - MANY + (MANY * told) / telling.length;
          const silent = marks.every((mark) => speaksOfMark(card.stems, mark)) ? 1 : SILENT;
          const favour = marks.length === 0 && recent?.has(card.agent.name) === true ? RECENT : 1;
          const score = card.agent === named ? Infinity : found.score * share * silent * favour;
          return { agent: card.agent, matched: found.matched, score };
        })
        .filter(({ score }) => score > 0)
        .toSorted((a, b) => b.score - a.score);
    },
  };
}

function sum(values: ReadonlyMap<string, number>): number {
  return [...values.values()].reduce((total, value) => total + value, 0);
}

/**
 * The things that a card lists, without its examples. "count files, lines and bytes" is one: a thing without a verb goes on from
 * the one before it that has one.
 */
function itemsOf(card: string): ReadonlySet<string>[] {
  const items: string[] = [];
  const opens = (text: string): boolean => isVerb(/[\p{L}-]+/u.exec(text.replace(/^\s*and\b/, ""))?.[0].toLowerCase() ?? ""); // prettier-ignore
  for (const list of withoutExamples(card).plain.split(/[;:]|\.\s/)) {
    let open: string | undefined;
    for (const part of list.split(/,(?![^(]*\))/)) {
      for (const [i, text] of part.split(/(?<=\))\s+and\s+/).entries()) {
        const goesOn = i === 0 && open !== undefined && opens(open) && !opens(text);
        if (goesOn) items.push(`${items.pop() ?? ""}, ${text}`);
        else items.push((open = text));
      }
    }
  }
  return items.map((item) => new Set(contentStems(item))).filter(({ size }) => size > 0);
}

/** Literals, whose words are no language, and values that say nothing of who takes them. */
function marksIn({ marks }: Reading, spans: readonly Span[]): Mark[] {
  return marks.filter((mark) => spans.some(({ from, to }) => mark.from >= from && mark.to <= to));
}

const LITERAL: ReadonlySet<Mark["is"]> = new Set(["quoted", "path", "glob", "url", "mail", "parameter", "command", "formula", "json", "time", "duration", "clock", "number"]); // prettier-ignore

function isValue(marks: readonly Mark[], at: number): boolean {
  return marks.some((mark) => LITERAL.has(mark.is) && at >= mark.from && at < mark.to);
}

function askedIn(
  reading: Reading,
  span: Span,
  weight: number,
  ignored?: Words["ignored"],
): Asked[] {
  // prettier-ignore
  const marked = marksIn(reading, [span]).flatMap((mark): Asked[] => {
    const { is } = mark;
    const share = weight * (is === "command" || is === "code" ? SHARE[is] : SHARE.mark);
    const nouns = nounsOfMark(mark).map((stem) => ({ key: is === "code" ? `code ${stem}` : is, stem, weight: share })); // prettier-ignore
    return [...nouns, ...nounsOfEnding(mark).map((stem) => ({ key: `ends ${is}`, stem, weight: weight * SHARE.ending }))]; // prettier-ignore
  });
  return [...marked, ...wordsIn(reading, span, weight, ignored)];
}

function wordsIn(
  reading: Reading,
  span: Span,
  weight: number,
  ignored?: Words["ignored"],
): Asked[] {
  // prettier-ignore
  const { tokens } = reading;
  const marks = marksIn(reading, [span]);
  const stems = tokens.slice(span.from, span.to).map(({ lower }) => stemWord(lower));
  return stems.flatMap((stem, i): Asked[] => {
    const at = span.from + i;
    const { kind, lower = "", text = "" } = tokens[at] ?? {};
    if (kind !== "word" || isValue(marks, at) || ignored?.(at) === true) return [];
    const isSmall = isFunctionWord(lower);
    const isVague = !DOING.has(lower) && (isGenericVerb(lower) || addsNothing(lower));
    // "the top 10 commits" are commits, and "top" says how many.
    const isLimit = LIMITING.has(lower) && marks.some((mark) => mark.from === at + 1 && (mark.is === "number" || mark.is === "parameter")); // prettier-ignore
    const own = weight * (isVague || isLimit ? SHARE.generic : SHARE.word);
    const parts = /^\p{Lu}+s?$/u.test(text) ? [] : wordsOfName(text).stems;
    const said = isSmall ? [] : parts.length > 1 ? [stem, ...parts] : [stem];
    const key = String(at);
    return [
      ...said.map((part) => ({ key, at, stem: part, weight: own })),
      ...[...synonymsAt(stems, i)].map((other) => ({ key, at, stem: other, weight: SHARE.synonym * (isSmall ? weight : own) })),
    ]; // prettier-ignore
  });
}

/** They ask for work of their own, although questions about tables do without them. */
const DOING = new Set("compare count compared".split(" "));
const UNITS = /^(?:minute|hour|day|week|month|quarter|year)s?$/;
const LIMITING = new Set("top first last latest bottom newest recent".split(" "));

/** Positions of the words that say what is wanted. */
export function tellingIn(
  reading: Reading,
  span: Span,
  ignored?: (at: number) => boolean,
): number[] {
  const marks = marksIn(reading, [span]);
  const found: number[] = [];
  for (let at = span.from; at < span.to; at += 1) {
    const { kind, lower = "", text = "" } = reading.tokens[at] ?? {};
    if (kind !== "word" || isValue(marks, at) || ignored?.(at) === true) continue;
    const isName = at > span.from && /^\p{Lu}\p{L}*\p{Ll}/u.test(text);
    const isLimit = LIMITING.has(lower) && marks.some((mark) => mark.from === at + 1 && mark.is === "number"); // prettier-ignore
    const isCode = marks.some((mark) => mark.is === "code" && at >= mark.from && at < mark.to);
    if (isName || isLimit || isCode || UNITS.test(lower)) continue;
    if (DOING.has(lower) || (!addsNothing(lower) && !isGenericVerb(lower))) found.push(at);
  }
  return found;
}

/** "data.query", "the data agent", "with the data agent": who is named does it. */
function namedIn(
  { query, tokens }: Reading,
  spans: readonly Span[],
  agents: readonly AgentCard[],
): AgentCard | undefined {
  // prettier-ignore
  const text = spans.map(({ from, to }) => query.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0)).join("\n"); // prettier-ignore
  return agents.find(({ name }) => new RegExp(`(?<![\\w./-])${name}(?:\\.[a-z]\\w+(?![\\w./])| agent\\b)`, "i").test(text)); // prettier-ignore
}
