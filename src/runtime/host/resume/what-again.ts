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
  /** Tasks of which nobody knows whether they changed something: done again only when they are named. */
  readonly uncertain: ReadonlySet<string>;
}

/**
 * In the order of the plan.
 *
 * @throws OrchcError when there are none, or a task that is named is none of the run's
 */
export function whatAgain({ tasks = [], from }: Again, standing: Standing): string[] {
  const { run, manifest, rows, uncertain } = standing;
  const known = rows.map(({ id }) => id);
  const named = from === undefined ? tasks : [...tasks, from];
  for (const task of named) {
    if (!known.includes(task)) throw new OrchcError(noSuchTask({ task, run, known }));
  }
  const kept = tasks.length === 0 ? ["success"] : ["success", "failed", "skipped"];
  const open = rows.filter(({ id, status }) => !kept.includes(status) && !uncertain.has(id));
  const again = withDependents([...named, ...open.map(({ id }) => id)], manifest);
  if (again.size === 0) {
    const held = [...uncertain];
    const why = held.length === 0 ? "all of it has succeeded" : `of ${held.join(", ")} it is not known what was changed`; // prettier-ignore
    throw new OrchcError(nothingToResume({ run, why }));
  }
  return known.filter((id) => again.has(id) && (!uncertain.has(id) || named.includes(id)));
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
