import { isTask } from "../../contract/regions/index.ts";
import type { Need } from "../../contract/plan.ts";
import { ancestorsOf } from "../graph/ancestors.ts";
import type { LoweredTask } from "../kinds/index.ts";

/** A task of the plan in the core: what it waits for, and whether others can be in a unit with it. */
export interface Piece extends LoweredTask {
  readonly id: string;
  /** Final, each of another piece. */
  readonly needs: readonly Need[];
}

/**
 * Most tasks of a chain that stand in one script. A reviewer reads no further; and the type check of a function takes time
 * with the square of its length, since for each use of `run` it looks back through all that stands before: a chain of
 * 20,000 tasks in one script took 66 s, in scripts of 250 it takes one.
 */
export const MOST_IN_UNIT = 250;

/**
 * Groups tasks into units, one script and one child process each. A straight chain of tasks is one unit;
 * where the graph forks or joins, or a need is not on `success`, a new one begins. So only the first task
 * of a unit waits for other units, and branches keep processes of their own and run side by side.
 * A task that holds others is a unit alone: the scheduler knows it as one task, which runs or does not.
 * A chain that is longer than a script should be goes on in the next one.
 *
 * A need that another one implies (t3 reads t1 and t2, and t2 reads t1) makes no fork: the chain is
 * straight in the transitive reduction of the graph (Aho, Garey and Ullman 1972).
 *
 * @param pieces in topological order
 * @param startsUnit whether a task may not follow another in its unit: what it may touch depends on earlier outputs,
 *   and is granted to a process before it starts; or only one of the two names a secret.
 */
export function groupUnits(
  pieces: readonly Piece[],
  startsUnit: (id: string, need: string) => boolean,
): Piece[][] {
  const needs = directNeeds(pieces);
  const readers = new Map<string, number>();
  for (const ids of needs.values()) {
    for (const id of ids) readers.set(id, (readers.get(id) ?? 0) + 1);
  }
  const units: Piece[][] = [];
  const unitOf = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const [need, ...others] = needs.get(piece.id) ?? [];
    const continues =
      need !== undefined &&
      others.length === 0 &&
      readers.get(need) === 1 &&
      isTask(piece.region) &&
      piece.needs.every(({ when }) => when === "success") &&
      !startsUnit(piece.id, need);
    const before = continues ? unitOf.get(need) : undefined;
    const unit = before === undefined || before.length === MOST_IN_UNIT ? [] : before;
    if (unit.length === 0) units.push(unit);
    unit.push(piece);
    if (isTask(piece.region)) unitOf.set(piece.id, unit);
  }
  return units;
}

/** The needs of each task without those on a `success` that the success of another need implies. */
function directNeeds(pieces: readonly Piece[]): Map<string, string[]> {
  const successes = new Map(
    pieces.map(({ id, needs }) => [
      id,
      needs.flatMap(({ task, when }) => (when === "success" ? [task] : [])),
    ]),
  );
  const before = ancestorsOf([...successes.keys()], (id) => successes.get(id) ?? []);
  const isImplied = (need: string, others: readonly string[]): boolean =>
    others.some((other) => before.has(other, need));
  return new Map(
    pieces.map(({ id, needs }) => {
      const direct = needs.filter(
        ({ task, when }) => when !== "success" || !isImplied(task, successes.get(id) ?? []),
      );
      return [id, direct.map(({ task }) => task)];
    }),
  );
}
