/** The script of a unit, whatever runs in it. */
import { invariant } from "../../contract/diagnostics/index.ts";
import type { TaskError } from "../../contract/events.ts";
import type { CoreTask, Unit } from "../../contract/manifest.ts";
import type { Begun } from "../protocol.ts";
import type { Budget, Command, SchedulerEvent } from "../scheduler/index.ts";
import type { UnitEffects } from "./effects/unit-effects.ts";
import type { GrantsOfUnit } from "./grants.ts";
import { otherProcesses, type OtherProcesses } from "./other-processes.ts";
import type { Follower } from "./regions/follower.ts";
import { followUnit } from "./regions/follow-unit.ts";
import { namesOfUnit } from "./regions/names-of-unit.ts";
import { openRegionSession, type RegionSession } from "./regions/region-session.ts";
import type { RunContext } from "./run-context.ts";
import type { Session } from "./script-session.ts";
import { namedBy } from "./sent-outputs.ts";
import { openSession } from "./session.ts";
import { TaskProblem } from "./task-error.ts";
import { trackProgress } from "./track-progress.ts";
import type { WorkerProcess } from "./worker-process.ts";

export interface ScriptOfUnit {
  /** Records the start of its first task, where that can be done before it asks. */
  assign(): Promise<Begun | undefined>;
  /** Outputs of other units that it will read. */
  readonly needs: readonly string[];
  open(worker: WorkerProcess, effects: UnitEffects): Session;
  /** It cannot run, for this reason. */
  end(error?: TaskError): Promise<void>;
  /** Whether it has ended for now, and runs again once a person has decided. */
  readonly isParked: () => boolean;
  /** Other processes that run it too. Default: none. */
  readonly others?: OtherProcesses<ScriptOfUnit>;
}

export interface ScriptOptions {
  readonly context: RunContext;
  readonly send: (event: SchedulerEvent) => Promise<readonly Command[]>;
  readonly budget: Budget | undefined;
  readonly maxParallel: number;
  readonly fatal: (error: unknown) => void;
}

export interface UnitToRun {
  readonly unit: Unit;
  /** Its tasks. */
  readonly members: readonly CoreTask[];
  readonly found: GrantsOfUnit | TaskProblem;
}

/** A script that runs one task after the other. */
export function plainScript(
  { unit, members, found }: UnitToRun,
  { context, send }: ScriptOptions,
): ScriptOfUnit {
  const granted =
    found instanceof TaskProblem ? {} : { refused: found.refused, write: found.grants.write };
  const progress = trackProgress({ unit, tasks: members, context, send, ...granted });
  return {
    assign: progress.assign,
    needs: namedBy(members),
    open: (worker, effects) => openSession(worker, unit.id, progress, effects, context),
    end: progress.end,
    isParked: () => progress.isParked,
  };
}

/** A script with control flow. */
export function scriptWithRegions(
  { unit, members, found }: UnitToRun,
  { context, send, budget, maxParallel, fatal }: ScriptOptions,
): ScriptOfUnit {
  const places = context.places.get(unit.id);
  invariant(places !== undefined, `unit ${unit.id} has no control flow`);
  const needs = namesOfUnit(places, members);
  const sessions = new Map<number, RegionSession>();
  const others = otherProcesses<ScriptOfUnit>(fatal);

  const scriptIn = (number: number, follower: Follower): ScriptOfUnit => ({
    assign: async () => undefined,
    needs,
    open: (worker, effects) => {
      const session = openRegionSession(worker, unit.id, follower, effects, context);
      sessions.set(number, session);
      return session;
    },
    end: follower.end,
    isParked: () => follower.isParked,
  });
  const first = followUnit({
    unit,
    places,
    tasks: new Map(members.map((task) => [task.id, task])),
    context,
    send,
    refused: found instanceof TaskProblem ? new Map() : found.refused,
    write: found instanceof TaskProblem ? [] : found.grants.write,
    budget,
    expired: (attempt, worker) => sessions.get(worker)?.expire(attempt),
    sharing: {
      maxWorkers: maxParallel,
      start: (number, follower) => others.start(scriptIn(number, follower)),
    },
  });
  return { ...scriptIn(0, first), others };
}
