/** Which tasks of a run are done again. */
import { nothingToResume, OrchcError } from "../../../contract/diagnostics/index.ts";
import { parseInstance, taskOf, type InstanceId } from "../../../contract/instance.ts";
import type { Manifest } from "../../../contract/manifest.ts";
import { namedInstances } from "../../history/named-instances.ts";
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
  /** Tasks that changed something, which must not be done twice: done again only when they, or `from`, are asked for. */
  readonly done: ReadonlySet<string>;
}

export interface DoneAgain {
  /** In the order of the plan. */
  readonly again: readonly string[];
  /** What depends on it, and is left as it is: it changed something and is not asked for. */
  readonly left: readonly string[];
}

/** @throws OrchcError when there are none, or a task that is named is none of the run's */
export function whatAgain({ tasks = [], from }: Again, standing: Standing): DoneAgain {
  const { run, manifest, rows, isOver, uncertain, done } = standing;
  const known = rows.map(({ id }) => id);
  const asked = from === undefined ? tasks : [...tasks, from];
  const named = asked.flatMap((text) => namedInstances(text, run, known));
  const kept = tasks.length === 0 ? ["success"] : ["success", "failed", "skipped"];
  const open = rows.filter(({ status }) => !kept.includes(status)).map(({ id }) => id);
  // Whoever names a loop has not looked at what each of its items may have changed.
  const held = [...uncertain].filter((id) => !asked.includes(id));
  const blocked = withDependents(held, known, manifest);
  const first = [...named, ...open.filter((id) => !held.includes(id))];
  const after = from === undefined ? [] : namedInstances(from, run, known);
  const wanted = new Set([...named, ...withDependents(after, known, manifest)]);
  const isLeft = (id: InstanceId): boolean => done.has(id) && !wanted.has(id);
  const again = withDependents(first, known, manifest, isLeft);
  if (isOver && [...again].every((id) => blocked.has(id))) {
    const why = held.length === 0 ? "all of it has succeeded" : `whether ${held.join(", ")} made a change is not known`; // prettier-ignore
    throw new OrchcError(nothingToResume({ run, why }));
  }
  const left = withDependents(first, known, manifest);
  return {
    again: known.filter((id) => again.has(id) && !held.includes(id)),
    left: known.filter((id) => left.has(id) && isLeft(id)),
  };
}

/** What is done whatever there is: what is named, and all that depends on it. */
export function askedFor({ tasks = [], from }: Again, manifest: Standing["manifest"]): Set<string> {
  const asked = from === undefined ? tasks : [...tasks, from];
  return withDependents(asked, manifest.tasks.map(({ id }) => id), manifest); // prettier-ignore
}

/** What was made of an earlier result does not stand when there is another. */
function withDependents(
  first: readonly InstanceId[],
  all: readonly InstanceId[],
  { tasks }: Standing["manifest"],
  isLeft: (id: InstanceId) => boolean = () => false,
): Set<InstanceId> {
  const needed = tasks.flatMap(({ id, needs }) => needs.map((need) => ({ id, need: need.task })));
  const dependents = Map.groupBy(needed, ({ need }) => need);
  const instances = Map.groupBy(all, taskOf);
  const items = new Map([...all, ...first].map((id) => [id, itemsOf(id)]));
  // Within a loop each item depends on its own; what stands outside of it, on all of them.
  const sharesItems = (one: InstanceId, other: InstanceId): boolean =>
    startsAlike(items.get(one) ?? [], items.get(other) ?? []);
  const found = new Set(first);
  // Grows while it is walked.
  for (const id of found) {
    for (const { id: next } of dependents.get(taskOf(id)) ?? []) {
      for (const other of instances.get(next) ?? [])
        if (sharesItems(id, other) && !isLeft(other)) found.add(other);
    }
  }
  return found;
}

/** As far as both go. */
function startsAlike(one: readonly string[], other: readonly string[]): boolean {
  return one.slice(0, other.length).every((item, at) => item === other[at]);
}

/** From the outermost loop inwards: of `t3[4].t5` it is `t3[4]`. */
function itemsOf(id: InstanceId): string[] {
  return (parseInstance(id) ?? []).flatMap(({ task, item }) => item === undefined ? [] : [`${task}[${item}]`]); // prettier-ignore
}
