/** Who can do what, as far as the cards say. */
import type { AgentCard } from "../../../../catalog/tool-info.ts";
import { contentStems, termsOf, type Term } from "../language/terms.ts";
import { wordsOf, type Token } from "../language/tokens.ts";
import { GENERIC_VERBS, isVerb } from "../language/verbs.ts";
import { describedBy } from "../language/descriptions.ts";
import { indexOf, type Evidence } from "../rank.ts";

export interface Candidate extends Evidence {
  readonly agent: string;
}

export interface Agents {
  /** Best first; those without any evidence are left out. */
  rank(tokens: readonly Token[], favoured?: ReadonlySet<string>): readonly Candidate[];
  /** Which single thing of a card the words speak for: its position among all of them. */
  capability(tokens: readonly Token[]): Capability | undefined;
  /** Whether the card of an agent has a word, or one that means nearly the same. */
  knows(agent: string, token: Token): boolean;
}

export interface Capability {
  readonly id: string;
  readonly agent: string;
  readonly scores: ReadonlyMap<string, Evidence>;
}

/** A card is a list of things that an agent can do; those that stand together in it weigh more together. */
const TOGETHER = 0.5;
/** Enough to decide between two that the words speak for nearly alike. */
const FAVOUR = 1.5;
const NOBODY: ReadonlySet<string> = new Set();
/** The agent's own name is its shortest description. */
const BOOSTS = { name: 1.5, card: 1 };

export function agentsOf(cards: readonly AgentCard[]): Agents {
  const byCard = indexOf(
    cards.map(({ name, card }) => ({ id: name, fields: { name, card } })),
    BOOSTS,
  );
  const items = cards.flatMap(({ name, card }) =>
    itemsOf(card).map((text, i) => ({ id: `${name}#${i}`, fields: { card: text } })),
  );
  const byItem = indexOf(items, { card: 1 });

  const capability = (terms: readonly Term[]): Capability | undefined => {
    const scores = byItem.search(terms);
    const [best] = [...scores].toSorted(([, a], [, b]) => b.score - a.score);
    return best && { id: best[0], agent: agentOf(best[0]), scores };
  };

  return {
    rank(tokens, favoured = NOBODY) {
      const terms = termsOf(tokens);
      const together = byItem.search(terms);
      const found = byCard.search(terms);
      const isFavoured = (agent: string, matched: ReadonlySet<Token>): boolean =>
        favoured.has(agent) && ![...found.values()].some((other) => saysMore(other, matched));
      return [...found]
        .map(([agent, { score, matched }]) => ({
          agent,
          matched,
          score:
            (score + TOGETHER * bestItem(together, agent)) *
            (isFavoured(agent, matched) ? FAVOUR : 1),
        }))
        .toSorted((a, b) => b.score - a.score || (a.agent < b.agent ? -1 : 1));
    },
    capability: (tokens) => capability(termsOf(tokens)),
    knows: (agent, token) => byCard.search(termsOf([token])).has(agent),
  };
}

/**
 * The things in a card's list. "count files, lines and bytes" is one: a thing without a verb goes on from the
 * one before it that has one.
 */
function itemsOf(card: string): string[] {
  return describedBy(card)
    .split(/[;:]|\.\s/)
    .flatMap((list) => {
      const items: string[] = [];
      for (const { text, isListed } of partsOf(list)) {
        const open = items.at(-1);
        const goesOn =
          isListed && open !== undefined && startsWithVerb(open) && !startsWithVerb(text);
        if (goesOn) items.push(`${items.pop() ?? ""},${text}`);
        else items.push(text);
      }
      return items;
    })
    .filter((text) => contentStems(text).length > 0);
}

/** At commas, and at "and" after brackets; what stands in brackets belongs to what it explains. */
function partsOf(list: string): { readonly text: string; readonly isListed: boolean }[] {
  return list
    .split(/,(?![^(]*\))/)
    .flatMap((part) =>
      part.split(/(?<=\))\s+and\s+/).map((text, i) => ({ text, isListed: i === 0 })),
    );
}

function startsWithVerb(item: string): boolean {
  return isVerb(wordsOf(item).find((word) => word !== "and") ?? "");
}

/** Has all those words and others: what the sentence was about says nothing against that. */
function saysMore(other: Evidence, matched: ReadonlySet<Token>): boolean {
  const [own, others] = [matched, other.matched].map(
    (tokens) => new Set([...tokens].filter(({ lower }) => !GENERIC_VERBS.has(lower))),
  );
  return (
    own !== undefined && others !== undefined && own.isSubsetOf(others) && own.size < others.size
  );
}

function bestItem(scores: ReadonlyMap<string, Evidence>, agent: string): number {
  return Math.max(0, ...[...scores].map(([id, { score }]) => (agentOf(id) === agent ? score : 0)));
}

function agentOf(item: string): string {
  return item.slice(0, item.lastIndexOf("#"));
}
