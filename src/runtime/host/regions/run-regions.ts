/** What a script says of its regions, and what it is answered. */
import type { TaskError } from "../../../contract/events.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import { isLoop, isTask } from "../../../contract/regions/index.ts";
import type { BeginAnswer, Over } from "../../protocol.ts";
import type { Change, RegionError } from "../../regions/changes.ts";
import { placedAt, type Place, type Placed } from "../../regions/places.ts";
import { ProtocolError } from "../protocol-error.ts";
import { TaskProblem } from "../task-error.ts";
import { beginRegion, endRound } from "./begin-region.ts";
import type { Asked } from "./follower.ts";
import { failedWith } from "./record.ts";
import { LEAVE, overWith, type RunnerOptions } from "./runner-options.ts";
import type { Site } from "./unit-values.ts";

type AskedFor<Ask extends Asked["ask"]> = Extract<Asked, { readonly ask: Ask }>;

export interface RegionRunnerOptions extends Omit<RunnerOptions, "attempts" | "stillThere"> {
  /** @throws ProtocolError when it is not what comes next */
  readonly expectNext: (id: InstanceId) => Placed;
  /** What has failed in this run fails in the same way. */
  readonly endAsBefore: (id: InstanceId, place: Place, before: RegionError) => Promise<Over>;
  readonly record: (changes: readonly Change[], place: Place) => Promise<void>;
  /** A region has begun. */
  readonly changed: (place: Place) => void;
}

export interface RegionRunner {
  begin(asked: AskedFor<"begin">): Promise<BeginAnswer>;
  round(asked: AskedFor<"round">): Promise<Over | typeof LEAVE | null>;
  /** It cannot begin, or go on, for a reason of its own. */
  failRegion(id: InstanceId, place: Place, error: TaskError): Promise<Over>;
}

export function regionRunner(options: RegionRunnerOptions): RegionRunner {
  const {
    context,
    places,
    tasks,
    values,
    recorder,
    isLeaving,
    tracker,
    settle,
    expectNext,
    endAsBefore,
    record,
    changed,
  } = options;
  const { journal, outputs } = context;

  async function begin({ region: id, says }: AskedFor<"begin">): Promise<BeginAnswer> {
    if (isLeaving() || tracker().isOver(id)) return LEAVE;
    const { place, items } = expectNext(id);
    if (isTask(place.region)) throw new ProtocolError(`${id} is no region`);
    const before = recorder.failed.get(id);
    if (before !== undefined) return endAsBefore(id, place, before);
    // Of a branch the script has no output that it could take: what is in it is answered.
    if (journal.isDone(id) && says.is !== "branch") {
      await record(tracker().end(id, { is: "success" }), place);
      return { then: "reuse", output: await outputs.of(id) };
    }
    await recorder.begin(id, place);
    const site: Site = { loops: place.loops, items };
    const rules = { mayRepeat, mostCalls: options.sharing.maxWorkers };
    const beginning = await beginRegion(id, place, site, says, values, rules).catch(unlessProblem);
    if (beginning instanceof TaskProblem) return failRegion(id, place, beginning.error);
    // Another block may have ended its region meanwhile.
    if (isLeaving() || tracker().mayBegin(id) === undefined) return LEAVE;
    const sideBySide = "concurrency" in beginning ? beginning.concurrency : 1;
    const changes = tracker().begin(id, beginning);
    changed(place);
    await record(changes, place);
    return { then: "run", sideBySide };
  }

  function mayRepeat(task: string): boolean {
    const tool = context.build.manifest.tools.find(({ name }) => name === tasks.get(task)?.tool);
    return tool?.idempotent !== false;
  }

  /** It has no block that could go on. */
  async function failRegion(id: InstanceId, place: Place, error: TaskError): Promise<Over> {
    const outcome = failedWith(error);
    await recorder.changes([{ is: "failed", id, place, error, class: outcome.class }]);
    await settle(id, place, outcome);
    return overWith(outcome);
  }

  async function round({ region: id, isMet }: AskedFor<"round">) {
    if (isLeaving() || tracker().isOver(id)) return LEAVE;
    const place = tracker().running(id);
    const at = tracker().roundOf(id);
    if (place === undefined || !isLoop(place.region) || at === undefined)
      throw new ProtocolError(`no round of ${id} has ended`);
    const items = placedAt(places, id)?.items ?? [];
    const site = { loops: [...place.loops, place.id], items: [...items, at] };
    const problem = await endRound(id, place.region, site, isMet, values).catch(unlessProblem);
    if (problem instanceof TaskProblem) return failRegion(id, place, problem.error);
    await record(tracker().round(id, isMet), place);
    return null;
  }

  return { begin, round, failRegion };
}

function unlessProblem(error: unknown): TaskProblem {
  if (!(error instanceof TaskProblem)) throw error;
  return error;
}
