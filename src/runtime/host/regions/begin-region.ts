/** What the host knows of a region when its script begins it, and whether the script says the same. */
import { listExpected, tooManyItems } from "../../../contract/diagnostics/index.ts";
import { isTruthy } from "../../../contract/expression/evaluate.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import { canonicalJson, sha256, type Json } from "../../../contract/json.ts";
import {
  isAgent,
  isBranch,
  isLoop,
  isTask,
  type LoopRegion,
} from "../../../contract/regions/index.ts";
import type { Question } from "../../protocol.ts";
import type { Beginning } from "../../regions/changes.ts";
import { placesIn, type Place } from "../../regions/places.ts";
import { ProtocolError } from "../protocol-error.ts";
import { taskError, TaskProblem } from "../task-error.ts";
import type { Site, UnitValues } from "./unit-values.ts";

type Says = Extract<Question, { readonly ask: "begin" }>["says"];

export interface BeginningRules {
  /** Whether a task of the core can be done twice. */
  readonly mayRepeat: (task: string) => boolean;
  /** Calls of an agent side by side. */
  readonly mostCalls: number;
}

/**
 * @throws TaskProblem when it cannot begin; ProtocolError when the script says something else
 */
export async function beginRegion(
  id: InstanceId,
  place: Place,
  site: Site,
  says: Says,
  values: UnitValues,
  { mayRepeat, mostCalls }: BeginningRules,
): Promise<Beginning> {
  const { region } = place;
  if (isBranch(region)) {
    const taken = isTruthy(await values.expression(region.when, site));
    if (says.is !== "branch" || says.taken !== taken)
      throw differs(id, `its condition is ${taken}`);
    return { is: "branch", taken };
  }
  if (isLoop(region) && region.over.is === "items") {
    const list = listIn(await values.argument(region.over.list, site), region);
    if (says.is !== "items" || says.list !== sha256(canonicalJson(list)))
      throw differs(id, "its list is another");
    values.openItems(id, list);
    return { is: "items", count: list.length, concurrency: sideBySide(place, region, mayRepeat) };
  }
  if (says.is !== "others") throw differs(id, `it is a ${region.kind}`);
  if (isAgent(region)) return { is: "steps", concurrency: mostCalls };
  if (isLoop(region)) values.openRound(id, await carriedFirst(region, site, values));
  return { is: "others" };
}

function listIn(found: Json, { id: loop, limit }: LoopRegion): readonly Json[] {
  if (!Array.isArray(found)) {
    const kind =
      found === null ? "nothing" : typeof found === "object" ? "an object" : `a ${typeof found}`;
    throw new TaskProblem(taskError(listExpected({ loop, found: kind })));
  }
  if (found.length > limit) {
    throw new TaskProblem(taskError(tooManyItems({ loop, count: found.length, limit })));
  }
  return found as readonly Json[];
}

/** A process that is lost leaves one uncertain write at most. */
function sideBySide(
  place: Place,
  { concurrency }: LoopRegion,
  mayRepeat: (task: string) => boolean,
) {
  const tasks = place.blocks.flatMap(placesIn).filter(({ region }) => isTask(region));
  return tasks.every(({ id }) => mayRepeat(id)) ? concurrency : 1;
}

async function carriedFirst({ carry }: LoopRegion, site: Site, values: UnitValues) {
  const carried: Record<string, Json> = {};
  for (const { name, first } of carry) carried[name] = await values.argument(first, site);
  return carried;
}

/**
 * Whether a round is the last by the condition of its loop; what it carries is there for the next one.
 *
 * @param site within the round that has ended
 * @throws TaskProblem when there is no value; ProtocolError when the script says something else
 */
export async function endRound(
  id: InstanceId,
  { over, carry }: LoopRegion,
  site: Site,
  says: boolean,
  values: UnitValues,
): Promise<void> {
  const until = over.is === "rounds" ? over.until : undefined;
  const isMet = until !== undefined && isTruthy(await values.expression(until, site));
  if (isMet !== says) throw differs(id, `its condition is ${isMet}`);
  const carried: Record<string, Json> = {};
  for (const { name, next } of carry)
    carried[name] = isMet ? null : await values.argument(next, site);
  values.openRound(id, carried);
}

function differs(id: InstanceId, what: string): ProtocolError {
  return new ProtocolError(`its script does not do of ${id} what the manifest says: ${what}`);
}
