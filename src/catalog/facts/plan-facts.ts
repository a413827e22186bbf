/** The facts that a plan stands on, as they are written into it, and what has changed since. */
import { compareText } from "../../contract/compare-text.ts";
import type { Facts, PlanFacts } from "../../contract/facts.ts";
import { canonicalJson, sha256 } from "../../contract/json.ts";
import { placeKey, type NamedPlace } from "./places.ts";

type TableFacts = Extract<Facts, { is: "table" }>;

/** Of data files alone: what else is looked at has no columns that a plan could stand on. */
export function planFacts(places: readonly NamedPlace[], factsOf: FactsOf): PlanFacts[] {
  const distinct = new Map(places.map((place) => [placeKey(place), place]));
  return [...distinct.values()]
    .flatMap((place) => {
      const facts = factsOf(place);
      if (facts?.is !== "table") return [];
      const { path, agent, reading } = place;
      return [
        {
          path,
          agent,
          ...(Object.keys(reading).length > 0 && { reading }),
          columns: facts.columns.map(({ name, type }) => ({ name, type })),
          sha256: hashOf(facts),
        },
      ];
    })
    .toSorted((a, b) => compareText(orderOf(a), orderOf(b)));
}

/** What is known of a place; `undefined` when nothing is. */
export type FactsOf = (place: NamedPlace) => Facts | undefined;

/** A file whose columns stand in another order is the same to every tool; how many rows were left out, or where a header stands, may differ with each new version of a file. */
function hashOf({ columns, read }: TableFacts): string {
  const names = columns
    .map(({ name, type, unit = "" }) => [name, type, unit])
    .toSorted(([a = ""], [b = ""]) => compareText(a, b));
  return sha256(canonicalJson([names, read.map((sentence) => sentence.replaceAll(/\d+/g, "#"))]));
}

function orderOf({ path, agent, reading = {} }: PlanFacts): string {
  return canonicalJson([path, agent, reading]);
}

/** The place that facts of a plan are about, to look again. */
export function placeOf({ path, agent, reading = {} }: PlanFacts): NamedPlace {
  return { path, agent, reading, at: "" };
}

/** What differs between a file as a plan knows it and as it is now; nothing for more columns. */
export function changesOf(before: PlanFacts, now: Facts | undefined): string[] {
  if (now === undefined) return []; // it is not there, or cannot be read: that is told by itself
  if (now.is !== "table") return ["it holds no table any more"];
  if (hashOf(now) === before.sha256) return [];
  const types = new Map(now.columns.map(({ name, type }) => [name, type]));
  const changes = (before.columns ?? []).flatMap(({ name, type }) => {
    const is = types.get(name);
    if (is === undefined) return [`column "${name}" is gone`];
    return is === type ? [] : [`column "${name}" is ${is} and was ${type}`];
  });
  const columns = new Set((before.columns ?? []).map(({ name }) => name));
  const hasMore = now.columns.some(({ name }) => !columns.has(name));
  if (changes.length > 0 || hasMore) return changes;
  return [`it is read in another way${now.read.length === 0 ? "" : `: ${now.read.join("; ")}`}`];
}
