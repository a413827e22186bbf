/** Tasks that may not be done, since the run that this one goes on from may have done them. */
import { outcomeNotKnown } from "../../../contract/diagnostics/index.ts";
import type { TaskError } from "../../../contract/events.ts";
import type { CoreTask } from "../../../contract/manifest.ts";
import type { Store } from "../../store/index.ts";
import { taskError } from "../task-error.ts";

export type HeldBack = (task: CoreTask, identity: string) => TaskError | undefined;

/**
 * A task that has the id or the identity of one whose outcome is not known. It is done when it is asked for by name.
 *
 * @param run that this one goes on from
 */
export async function heldBackBy(
  run: string | undefined,
  store: Store,
  again: ReadonlySet<string>,
): Promise<HeldBack> {
  if (run === undefined) return () => undefined;
  const uncertain = new Set<string>();
  const last = new Map((await store.attempts(run)).map((attempt) => [attempt.task, attempt]));
  for (const { task, error } of last.values())
    if (error?.code === outcomeNotKnown.code) uncertain.add(task);
  const tools = new Map((await store.tasks(run)).map(({ id, tool }) => [id, tool]));
  const identities = uncertain.size === 0 ? new Map() : await identitiesIn(run, store);
  return ({ id, tool }, identity) => {
    if (again.has(id)) return undefined;
    const is = (task: string) =>
      (task === id && tools.get(task) === tool) || identities.get(task) === identity;
    const before = [...uncertain].find(is);
    if (before === undefined) return undefined;
    const how = `run ${run}, which this one goes on from, may have done it as ${before}`;
    return taskError(outcomeNotKnown({ task: id, tool, run, how }));
  };
}

/** Of the last attempt of each task. */
async function identitiesIn(run: string, store: Store): Promise<Map<string, string | undefined>> {
  const identities = new Map<string, string | undefined>();
  for (let after = 0; ;) {
    const events = await store.events(run, { after });
    for (const event of events)
      if (event.type === "task.started") identities.set(event.task, event.identity);
    const last = events.at(-1);
    if (last === undefined) return identities;
    after = last.seq;
  }
}
