/** Which agent words are for: BM25 over the cards, and over the things that each card lists. */
import type { AgentCard } from "../../../../catalog/tool-info.ts";
import type { Mark, Reading, Span } from "../read/reading.ts";
import { askedIn, marksIn, SHARE, tellingIn, wordsIn, type Asked } from "./asked-words.ts";
import { contentStems, withoutExamples } from "./fields.ts";
import { wordsOfName } from "./identifier.ts";
import { speaksOfMark } from "./mark-nouns.ts";
import { isVerb } from "./verbs.ts";

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

/** Words that stand together in a card weigh more together. */
const TOGETHER = 0.5;
/** Who does not speak of what is named would have to be meant plainly. */
const SILENT = 0.6;
/** What a card says in more words is less about each of them. */
const LENGTH = 0.08;
const RECENT = 1.3;
/** What is numbered as the things of an agent of the workspace's own speaks for it, and against the others. */
const NUMBERED = 1;
const STRANGE = 0.4;
/** What is only said beside a request speaks less for an agent. */
const MORE = 0.4;
/** How much of the score the share of the words that a card has decides. */
const MANY = 0.3;

/** @param owners the agents whose things are numbered like a code */
export function agentsOf(
  agents: readonly AgentCard[],
  owners: (code: string) => ReadonlySet<string> = () => new Set(),
): Agents {
  const cards = agents.map((agent): Card => ({
    agent,
    names: new Set(wordsOfName(agent.name).stems),
    stems: new Set([...wordsOfName(agent.name).stems, ...contentStems(agent.card)]),
    items: itemsOf(agent.card),
  }));
  const spread = new Map<string, number>();
  for (const { stems } of cards)
    for (const stem of stems) spread.set(stem, (spread.get(stem) ?? 0) + 1);
  const rarity = (stem: string): number =>
    Math.log(1 + cards.length / (spread.get(stem) ?? cards.length));
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
      for (const [i, item] of card.items.entries())
        if (item.has(stem)) items[i]?.set(key, Math.max(value, items[i].get(key) ?? 0));
    }
    const sums = items.map((item, i) => sum(item) / (1 + LENGTH * (card.items[i]?.size ?? 0)));
    const most = Math.max(0, ...sums);
    return { score: sum(best) + TOGETHER * most, matched, things: sums };
  };
  const bestFor: Agents["bestFor"] = (stems, among) => {
    const asked = stems.map((stem) => ({ key: stem, stem, weight: 1 }));
    return cards
      .filter(({ agent }) => among(agent.name))
      .map((card) => ({ card, ...scoreOf(asked, card) }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score)[0]?.card.agent.name;
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
      const marks = marksIn(reading, spans.slice(0, 1)).filter(
        ({ is }) => is === "path" || is === "url" || is === "code",
      );
      const codes = marksIn(reading, spans.slice(0, 1)).flatMap((mark) =>
        mark.is === "code" ? [owners(mark.text)] : [],
      );
      const own = new Set(codes.flatMap((names) => [...names]));
      return cards
        .map((card) => {
          const numbered = own.has(card.agent.name) ? NUMBERED : 0;
          const strange = own.size > 0 && numbered === 0 ? STRANGE : 1;
          const found = scoreOf(asked, card);
          const told = telling.filter((at) => found.matched.has(at)).length;
          const share = telling.length === 0 ? 1 : 1 - MANY + (MANY * told) / telling.length;
          const silent = marks.every((mark) => speaksOfMark(card.stems, mark)) ? 1 : SILENT;
          const favour = marks.length === 0 && recent?.has(card.agent.name) === true ? RECENT : 1;
          const score =
            card.agent === named
              ? Infinity
              : (found.score * share * silent * favour + numbered) * strange;
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
  const opens = (text: string): boolean =>
    isVerb(/[\p{L}-]+/u.exec(text.replace(/^\s*and\b/, ""))?.[0].toLowerCase() ?? "");
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

/** "data.query", "the data agent", "with the data agent": who is named does it. */
function namedIn(
  { query, tokens }: Reading,
  spans: readonly Span[],
  agents: readonly AgentCard[],
): AgentCard | undefined {
  const text = spans
    .map(({ from, to }) => query.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0))
    .join("\n");
  return agents.find(({ name }) =>
    new RegExp(`(?<![\\w./-])${name}(?:\\.[a-z]\\w+(?![\\w./])| agent\\b)`, "i").test(text),
  );
}
