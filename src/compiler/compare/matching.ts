import type { Task } from "../../contract/plan.ts";

/** Tasks of two plans that are the same work, by their ids. Each task has at most one counterpart. */
export interface Matching {
  /** Ids of all tasks of the plan before. */
  readonly known: ReadonlySet<string>;
  /** Of a task of the plan before. */
  readonly after: ReadonlyMap<string, string>;
  /** Of a task of the plan after. */
  readonly before: ReadonlyMap<string, string>;
}

/** A matching as it is being made: pairs are added, and none is taken back. */
export class Pairs implements Matching {
  readonly known: ReadonlySet<string>;
  readonly #after = new Map<string, string>();
  readonly #before = new Map<string, string>();

  constructor(before: readonly Task[]) {
    this.known = new Set(before.map(({ id }) => id));
  }

  get after(): ReadonlyMap<string, string> {
    return this.#after;
  }

  get before(): ReadonlyMap<string, string> {
    return this.#before;
  }

  add(before: string, after: string): void {
    this.#after.set(before, after);
    this.#before.set(after, before);
  }

  /** Tasks that have no counterpart yet, in the order of their plan. */
  open(tasks: readonly Task[], side: "before" | "after"): Task[] {
    const paired = side === "before" ? this.#after : this.#before;
    return tasks.filter(({ id }) => !paired.has(id));
  }
}
