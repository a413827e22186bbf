/** Which tasks of a run are done again. */
import { nothingToResume, OrchcError } from "../../../contract/diagnostics/index.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import type { Manifest } from "../../../contract/manifest.ts";
import { typedInstance } from "../../../contract/typed-instance.ts";
import { regionTool } from "../../../contract/regions/region-rows.ts";
import { namedInstances } from "../../history/named-instances.ts";
import type { TaskRow } from "../../store/index.ts";
import { unitPlaces, type UnitPlaces } from "../regions/unit-places.ts";
import { dependentsAmong, type ManifestTasks } from "./dependents.ts";

/** What is asked for beside what has not succeeded. */
export interface Again {
  /** These, and all that depends on them; beside them only what never came to an end. */
  readonly tasks?: readonly string[];
  /** This one, and all that depends on it, and all that has not succeeded. */
  readonly from?: string;
}

export interface Standing {
  readonly run: string;
  readonly manifest: ManifestTasks;
  /** Units with control flow. Default: none. */
  readonly places?: UnitPlaces;
  readonly rows: readonly TaskRow[];
  /** Whether the run has ended and been answered: then it goes on only with something to do. */
  readonly isOver: boolean;
  /** Tasks of which nobody knows whether they changed something: done again only when they are named. */
  readonly uncertain: ReadonlySet<string>;
  /** Gates that failed by what was decided and are not asked again, unless they are named. Default: none. */
  readonly decided?: ReadonlySet<string>;
  /** Tasks that wait for an answer to what an MCP server asked, and make their call again with it. Default: none. */
  readonly asking?: ReadonlySet<string>;
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
  const {
    run,
    manifest,
    places = new Map(),
    rows,
    isOver,
    uncertain,
    decided,
    asking,
    done,
  } = standing;
  const known = rows.map(({ id }) => id);
  const dependents = dependentsAmong(known, manifest, places);
  const withDependents = dependents.of;
  const instancesOf = (text: string) =>
    namedInstances(text, run, known).flatMap((id) => [id, ...dependents.within(id)]);
  const asked = from === undefined ? tasks : [...tasks, from];
  const named = asked.flatMap(instancesOf);
  const kept = tasks.length === 0 ? ["success"] : ["success", "failed", "skipped"];
  const succeeded = new Set(rows.filter(({ status }) => status === "success").map(({ id }) => id));
  // What a region has made its output without is no failure of the run.
  const isAbsorbed = (id: InstanceId) =>
    dependents.around(id).some((region) => succeeded.has(region));
  const open = rows
    // A person may be deciding: it goes on waiting, under the same question.
    .filter(
      (row) =>
        !kept.includes(row.status) &&
        !isWaitingGate(row) &&
        asking?.has(row.id) !== true &&
        decided?.has(row.id) !== true &&
        !isAbsorbed(row.id),
    )
    .map(({ id }) => id);
  // Whoever names a loop has not looked at what each of its items may have changed.
  const held = [...uncertain].filter((id) => !asked.includes(id));
  const blocked = withDependents(held);
  const first = [...named, ...open.filter((id) => !held.includes(id))];
  const after = from === undefined ? [] : instancesOf(from);
  const wanted = new Set([...named, ...withDependents(after)]);
  const isLeft = (id: InstanceId): boolean => done.has(id) && !wanted.has(id);
  const again = withDependents(first, isLeft);
  if (isOver && [...again].every((id) => blocked.has(id))) {
    const absorbed = rows.filter(({ id, status }) => status === "failed" && isAbsorbed(id));
    const why =
      held.length === 0
        ? doneWords(absorbed)
        : `whether ${held.join(", ")} made a change is not known`;
    throw new OrchcError(nothingToResume({ run, why }));
  }
  const left = withDependents(first);
  return {
    again: known.filter((id) => again.has(id) && !held.includes(id)),
    left: known.filter((id) => left.has(id) && isLeft(id)),
  };
}

/** Failures that are named; the rest are counted. */
const MOST_NAMED = 5;

/** @param absorbed what failed, and the run went on without */
function doneWords(absorbed: readonly TaskRow[]): string {
  if (absorbed.length === 0) return "all of it has succeeded";
  const named = absorbed.slice(0, MOST_NAMED).map(({ id }) => typedInstance(id));
  const left = absorbed.length - named.length;
  return `it has succeeded without what failed in it, ${named.join(", ")}${left === 0 ? "" : ` and ${left} more`}`;
}

function isWaitingGate({ status, tool }: TaskRow): boolean {
  return status === "waiting" && tool === regionTool("gate");
}

/** What is done whatever there is: what is named, and all that depends on it. */
export function askedFor(
  { tasks = [], from }: Again,
  manifest: ManifestTasks & Pick<Manifest, "core" | "units">,
): Set<string> {
  const asked = from === undefined ? tasks : [...tasks, from];
  if (asked.length === 0) return new Set();
  const places = unitPlaces(manifest);
  const regions = [...places.values()].flatMap(({ byId }) => [...byId.keys()]);
  const known = [...new Set([...manifest.tasks.map(({ id }) => id), ...regions])];
  const dependents = dependentsAmong(known, manifest, places);
  return dependents.of(asked.flatMap((id) => [id, ...dependents.within(id)]));
}
