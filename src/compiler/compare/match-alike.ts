import { canonicalJson, sha256 } from "../../contract/json.ts";
import { compareText } from "../../contract/compare-text.ts";
import type { Task } from "../../contract/plan.ts";
import { refineOnce, usesIn, type Colours, type Use } from "../graph/task-colours.ts";
import { renameTask } from "../plan/rename-tasks.ts";
import type { Pairs } from "./matching.ts";
import { bodyOf } from "./tasks-of.ts";

/** So many steps away a difference still tells tasks apart; further away, a pair between them does. */
const MOST_ROUNDS = 8;

interface Side {
  readonly colours: readonly Colours[];
  readonly usesAt: ReadonlyMap<string, readonly Neighbour[]>;
}

interface Neighbour {
  readonly id: string;
  /** How the two are connected, and in which direction. */
  readonly role: string;
}

/**
 * Pairs tasks that do the same, whatever they are called and wherever they stand: first those whose whole
 * neighbourhood is the same too, then step by step those with less of it, down to those that are alike only in
 * themselves. Each pair leads to pairs among its neighbours.
 *
 * Tasks that are alike are told apart by colour refinement, and where that cannot, one of them is paired as it stands
 * and what follows from it comes next (individualisation and refinement, as in McKay and Piperno 2014, without
 * going back): a plan is paired in full with any permutation of itself, contrived ones apart. Where only some of
 * several that are alike have a counterpart, they are left to `matchSimilar`.
 */
export function matchAlike(before: readonly Task[], after: readonly Task[], pairs: Pairs): void {
  const [usesBefore, usesAfter] = [usesIn({ tasks: before }), usesIn({ tasks: after })];
  const colours = coloursOf([before, usesBefore], [after, usesAfter]);
  const sides = [
    { colours: colours.map(([own]) => own), usesAt: neighboursOf(usesBefore) },
    { colours: colours.map(([, own]) => own), usesAt: neighboursOf(usesAfter) },
  ] as const;
  for (let round = colours.length - 1; round >= 0; round -= 1) {
    const isFinest = round === colours.length - 1;
    for (const [id, other] of pairs.after) spread(id, other, round, sides, pairs);
    const openAfter = byColour(pairs.open(after, "after"), sides[1].colours[round]);
    const classes = [...byColour(pairs.open(before, "before"), sides[0].colours[round])]
      .map(([colour, own]) => ({ colour, own, others: openAfter.get(colour) ?? [] }))
      .filter(({ own, others }) => own.length === others.length && (isFinest || own.length === 1))
      // The fewer there are, the more a pair of them says.
      .toSorted((a, b) => a.own.length - b.own.length || compareText(a.colour, b.colour));
    for (const { own, others } of classes) pairInOrder(own, others, round, sides, pairs);
  }
}

/** Of a class of tasks that are alike: each with the first one left whose neighbours have the same counterparts. */
function pairInOrder(
  own: readonly Task[],
  others: readonly Task[],
  round: number,
  sides: readonly [Side, Side],
  pairs: Pairs,
): void {
  const left = new Set(others.map(({ id }) => id));
  for (const { id } of own) {
    if (pairs.after.has(id)) continue;
    const wanted = pairedNeighbours(id, sides[0], (one) => pairs.after.get(one));
    for (const other of left) {
      if (pairs.before.has(other)) left.delete(other);
      else if (
        pairedNeighbours(other, sides[1], (one) => (pairs.before.has(one) ? one : undefined)) ===
        wanted
      ) {
        pairs.add(id, other);
        spread(id, other, round, sides, pairs);
        break;
      }
    }
  }
}

/** How a task is connected with tasks that have a counterpart, these by the ids of the plan after. */
function pairedNeighbours(
  id: string,
  { usesAt }: Side,
  nameOf: (id: string) => string | undefined,
): string {
  const found = (usesAt.get(id) ?? []).flatMap(({ id: neighbour, role }) => {
    const name = nameOf(neighbour);
    return name === undefined ? [] : [`${role} ${name}`];
  });
  return found.toSorted().join("\n");
}

/** Neighbours of a pair that are alike, and the only such ones on both sides, are a pair; and so on from there. */
function spread(
  id: string,
  other: string,
  round: number,
  sides: readonly [Side, Side],
  pairs: Pairs,
): void {
  const queue: [string, string][] = [[id, other]];
  for (const [before, after] of queue) {
    const own = openNeighbours(before, round, sides[0], pairs.after);
    if (own.size === 0) continue;
    const others = openNeighbours(after, round, sides[1], pairs.before);
    for (const [key, ids] of [...own].toSorted(([a], [b]) => compareText(a, b))) {
      const [one, ...more] = ids;
      const [counterpart, ...otherwise] = others.get(key) ?? [];
      if (one === undefined || counterpart === undefined) continue;
      if (more.length > 0 || otherwise.length > 0) continue;
      if (pairs.after.has(one) || pairs.before.has(counterpart)) continue;
      pairs.add(one, counterpart);
      queue.push([one, counterpart]);
    }
  }
}

function openNeighbours(
  id: string,
  round: number,
  { colours, usesAt }: Side,
  paired: ReadonlyMap<string, string>,
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { id: neighbour, role } of usesAt.get(id) ?? []) {
    const colour = colours[round]?.get(neighbour);
    if (colour === undefined || paired.has(neighbour)) continue;
    const key = `${role} ${colour}`;
    found.set(key, [...(found.get(key) ?? []), neighbour]);
  }
  return found;
}

function neighboursOf(uses: readonly Use[]): ReadonlyMap<string, readonly Neighbour[]> {
  const found = new Map<string, Neighbour[]>();
  const add = (id: string, neighbour: Neighbour): void => {
    const all = found.get(id);
    if (all === undefined) found.set(id, [neighbour]);
    else all.push(neighbour);
  };
  for (const { user, used, role } of uses) {
    add(user, { id: used, role: `uses ${role}` });
    add(used, { id: user, role: `used ${role}` });
  }
  return found;
}

type Tasks = readonly [tasks: readonly Task[], uses: readonly Use[]];

/** Colours of both plans round by round, until all tasks of a plan are told apart or a round tells no more of them. */
function coloursOf(before: Tasks, after: Tasks): (readonly [Colours, Colours])[] {
  const rounds: [Colours, Colours][] = [[contentsOf(before[0]), contentsOf(after[0])]];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const [one, other] = rounds[round] ?? [new Map(), new Map()];
    if (countOf([one]) === one.size && countOf([other]) === other.size) break;
    const finer: [Colours, Colours] = [refineOnce(one, before[1]), refineOnce(other, after[1])];
    if (countOf(finer) === countOf([one, other])) break;
    rounds.push(finer);
  }
  return rounds;
}

function countOf(colours: readonly Colours[]): number {
  return new Set(colours.flatMap((own) => [...own.values()])).size;
}

/** Everything that a task is in itself: without names, and without what it waits for. */
function contentsOf(tasks: readonly Task[]): Colours {
  const nameless = new Map(tasks.map(({ id }) => [id, "t"]));
  return new Map(tasks.map((task) => [task.id, sha256(contentOf(task, nameless))]));
}

function contentOf(task: Task, nameless: ReadonlyMap<string, string>): string {
  const { title, kind, priority, internal, estimate, retry, timeoutMs } = task;
  const limits = { internal, estimate, retry, timeoutMs };
  return canonicalJson({
    title,
    kind,
    priority,
    ...limits,
    does: bodyOf(renameTask(task, nameless)),
  });
}

function byColour(tasks: readonly Task[], colours: Colours | undefined): Map<string, Task[]> {
  return Map.groupBy(tasks, ({ id }) => colours?.get(id) ?? "");
}
