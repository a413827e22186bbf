/** Which agent a clause is for: by the words of its card. */
import type { AgentCard } from "../../../../catalog/tool-info.ts";
import type { Clause } from "../derive/clauses.ts";
import type { Reading } from "../read/reading.ts";
import { contentStems } from "./fields.ts";
import { askedStems } from "./tools.ts";
import { synonymsOf } from "../../../language/thesaurus.ts";
import { wordsOfName } from "./identifier.ts";

export function chooseAgents(
  reading: Reading,
  clauses: readonly Clause[],
  agents: readonly AgentCard[],
): (AgentCard | undefined)[] {
  if (agents.length === 1) return clauses.map(() => agents[0]);
  const cards = agents.map((agent) => ({ agent, stems: countsOf([...wordsOfName(agent.name).stems, ...contentStems(agent.card)]) })); // prettier-ignore
  const spread = new Map<string, number>();
  for (const { stems } of cards)
    for (const stem of stems.keys()) spread.set(stem, (spread.get(stem) ?? 0) + 1);
  const rarity = (stem: string): number =>
    Math.log(1 + cards.length / (spread.get(stem) ?? cards.length));
  return clauses.map(({ span, extras }) => {
    const asked = new Map<string, number>();
    const add = (from: number, to: number, weight: number): void => {
      for (const stem of askedStems(reading.tokens.slice(from, to))) {
        asked.set(stem, Math.max(weight, asked.get(stem) ?? 0));
        for (const other of synonymsOf(stem))
          asked.set(other, Math.max(weight / 2, asked.get(other) ?? 0));
      }
    };
    add(span.from, span.to, 1);
    for (const { from, to } of extras) add(from, to, 0.4);
    let best: AgentCard | undefined;
    let most = 0;
    for (const { agent, stems } of cards) {
      let score = 0;
      for (const [stem, weight] of asked) if (stems.has(stem)) score += weight * rarity(stem);
      score /= 1 + 0.02 * Math.sqrt(stems.size);
      if (score > most) [best, most] = [agent, score];
    }
    return best;
  });
}

function countsOf(stems: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}
