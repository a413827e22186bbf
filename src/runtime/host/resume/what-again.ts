/** Which tasks of a run are done again. */
import { noSuchTask, nothingToResume, OrchcError } from "../../../contract/diagnostics/index.ts";
import type { Manifest } from "../../../contract/manifest.ts";
import type { TaskRow } from "../../store/index.ts";

/** What is asked for beside what has not succeeded. */
export interface Again {
  /** These, and all that depends on them; beside them only what never came to an end. */
  readonly tasks?: readonly string[];
  /** This one, and all that depends on it, and all that has not succeeded. */
  readonly from?: string;
}

export interface Standing {
  readonly run: string;
  readonly manifest: Pick<Manifest, "tasks">;
  readonly rows: readonly TaskRow[];
  /** Whether the run has ended and been answered: then it goes on only with something to do. */
  readonly isOver: boolean;
  /** Tasks of which nobody knows whether they changed something: done again only when they are named. */
  readonly uncertain: ReadonlySet<string>;
}

/**
 * In the order of the plan.
 *
 * @throws OrchcError when there are none, or a task that is named is none of the run's
 */
export function whatAgain({ tasks = [], from }: Again, standing: Standing): string[] {
  const { run, manifest, rows, isOver, uncertain } = standing;
  const known = rows.map(({ id }) => id);
  const named = from === undefined ? tasks : [...tasks, from];
  for (const task of named) {
    if (!known.includes(task)) throw new OrchcError(noSuchTask({ task, run, known }));
  }
  const kept = tasks.length === 0 ? ["success"] : ["success", "failed", "skipped"];
  const open = rows.filter(({ status }) => !kept.includes(status)).map(({ id }) => id);
  const held = [...uncertain].filter((id) => !named.includes(id));
  const blocked = withDependents(held, manifest);
  const again = withDependents([...named, ...open.filter((id) => !held.includes(id))], manifest);
  if (isOver && [...again].every((id) => blocked.has(id))) {
    const why = held.length === 0 ? "all of it has succeeded" : `whether ${held.join(", ")} made a change is not known`; // prettier-ignore
    throw new OrchcError(nothingToResume({ run, why }));
  }
  return known.filter((id) => again.has(id) && !held.includes(id));
}

/** What is done whatever there is: what is named, and all that depends on it. */
export function askedFor({ tasks = [], from }: Again, manifest: Standing["manifest"]): Set<string> {
  return withDependents(from === undefined ? tasks : [...tasks, from], manifest);
}

/** What was made of an earlier result does not stand when there is another. */
function withDependents(first: readonly string[], { tasks }: Standing["manifest"]): Set<string> {
  const found = new Set(first);
  const queue = [...found];
  for (const id of queue) {
    for (const { id: next, needs } of tasks) {
      if (found.has(next) || needs.every(({ task }) => task !== id)) continue;
      found.add(next);
      queue.push(next);
    }
  }
  return found;
}
