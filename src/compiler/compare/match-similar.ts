import { canonicalJson } from "../../contract/json.ts";
import { compareText } from "../../contract/compare-text.ts";
import type { Task } from "../../contract/plan.ts";
import { needsOf } from "../graph/needs.ts";
import type { Pairs } from "./matching.ts";
import { ENOUGH, profileOf, similarity, type Profile } from "./similarity.ts";

/** How many places away a task is looked for: all of two plans of up to 50, and 2 million pairs of two of 20,000. */
const NEAR = 50;

/** Each finds at least a pair, and usually all that there are; the sweep that follows takes what is left. */
const MOST_PASSES = 16;

interface Open extends Profile {
  /** Among those that are left, in the order of the plan. */
  readonly rank: number;
  readonly text: string;
}

interface Candidate {
  readonly one: Open;
  readonly other: Open;
  readonly score: number;
}

/**
 * Pairs tasks that were changed: those with most in common, as long as it is enough to be called the same task. First
 * those that are each other's best by far; each pair says more of where its neighbours stand, so that is repeated.
 * Then what is left, the best first. The same comes out when the plans change sides.
 */
export function matchSimilar(before: readonly Task[], after: readonly Task[], pairs: Pairs): void {
  const [ownNeighbours, otherNeighbours] = [neighboursOf(before), neighboursOf(after)];
  const own = openOf(pairs.open(before, "before"), ownNeighbours);
  const others = openOf(pairs.open(after, "after"), otherNeighbours);
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const best = mutualBest(candidatesOf(own, others, pairs));
    if (best.length === 0) break;
    for (const { one, other } of best) pairs.add(one.id, other.id);
  }
  for (const { one, other } of candidatesOf(own, others, pairs).toSorted(inOrder)) {
    if (!pairs.after.has(one.id) && !pairs.before.has(other.id)) pairs.add(one.id, other.id);
  }
}

function openOf(tasks: readonly Task[], neighbours: ReadonlyMap<string, Set<string>>): Open[] {
  return tasks.map((task, rank) => ({
    ...profileOf(task, neighbours.get(task.id) ?? new Set()),
    rank,
    text: canonicalJson({ ...task, id: "", needs: [] }),
  }));
}

function candidatesOf(own: readonly Open[], others: readonly Open[], pairs: Pairs): Candidate[] {
  const left = own.filter(({ id }) => !pairs.after.has(id));
  const right = others.filter(({ id }) => !pairs.before.has(id));
  return left.flatMap((one, at) =>
    near(at, left.length, right).flatMap((other) => {
      const score = similarity(one, other, pairs.after);
      return score >= ENOUGH ? [{ one, other, score }] : [];
    }),
  );
}

/** Those that stand about as far from the beginning as a task of the other plan does: who is near whom is mutual. */
function near(at: number, count: number, all: readonly Open[]): readonly Open[] {
  const most = (NEAR * Math.max(count, all.length)) / count;
  const centre = (at * all.length) / count;
  return all.slice(Math.max(0, Math.ceil(centre - most)), Math.floor(centre + most) + 1);
}

/** Pairs of which both have no other candidate that is as good. */
function mutualBest(candidates: readonly Candidate[]): Candidate[] {
  const best = { one: bestOf(candidates, "one"), other: bestOf(candidates, "other") };
  return candidates.filter((candidate) =>
    (["one", "other"] as const).every((side) => best[side].get(candidate[side].id) === candidate),
  );
}

/** The best candidate of each task, `undefined` where two are as good. */
function bestOf(
  candidates: readonly Candidate[],
  side: "one" | "other",
): ReadonlyMap<string, Candidate | undefined> {
  const best = new Map<string, { candidate: Candidate | undefined; score: number }>();
  for (const candidate of candidates) {
    const { id } = candidate[side];
    const { score = 0 } = best.get(id) ?? {};
    if (candidate.score > score) best.set(id, { candidate, score: candidate.score });
    else if (candidate.score === score) best.set(id, { candidate: undefined, score });
  }
  return new Map([...best].map(([id, { candidate }]) => [id, candidate]));
}

/** The best first; of equals those that stand alike, those that stand first, and then by what they say. */
function inOrder(a: Candidate, b: Candidate): number {
  const distance = ({ one, other }: Candidate): number => Math.abs(one.rank - other.rank);
  const place = ({ one, other }: Candidate): number => one.rank + other.rank;
  const text = ({ one, other }: Candidate): string =>
    [one.text, other.text].toSorted(compareText).join("\n");
  return (
    b.score - a.score ||
    distance(a) - distance(b) ||
    place(a) - place(b) ||
    compareText(text(a), text(b))
  );
}

function neighboursOf(tasks: readonly Task[]): ReadonlyMap<string, Set<string>> {
  const found = new Map(tasks.map(({ id }) => [id, new Set<string>()]));
  const needs = needsOf({ tasks });
  for (const task of tasks)
    for (const { task: need } of needs(task)) {
      found.get(task.id)?.add(need);
      found.get(need)?.add(task.id);
    }
  return found;
}
