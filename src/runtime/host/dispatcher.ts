/** Gives units to seats. */
import { invariant } from "../../contract/diagnostics/index.ts";
import type { CoreTask, Unit } from "../../contract/manifest.ts";
import type { SchedulerEvent } from "../scheduler/index.ts";
import { assignmentOf } from "./assignment.ts";
import { grantsOf, type GrantsOfUnit, type UnitGrants } from "./grants.ts";
import { readOutput } from "./outputs.ts";
import { trackProgress, type Progress } from "./progress.ts";
import type { RunContext } from "./run-context.ts";
import type { Seats, Tenancy } from "./seats.ts";
import { openSession, type Session, type SessionEnd } from "./session.ts";
import { TaskProblem } from "./task-error.ts";
import { effectsOf } from "./unit-effects.ts";

export interface Dispatcher {
  dispatch(unit: string): void;
  /** Tells the script of the unit to end. */
  stop(unit: string): void;
}

export interface DispatcherOptions {
  readonly context: RunContext;
  readonly seats: Seats;
  readonly tell: (event: SchedulerEvent) => Promise<void>;
  /** The run cannot go on: something could not be recorded, or we have a bug. */
  readonly fatal: (error: unknown) => void;
}

export function dispatcherOf(options: DispatcherOptions): Dispatcher {
  const { context, seats, tell, fatal } = options;
  const { build, workspace, params } = context;
  const units = new Map(build.manifest.units.map((unit) => [unit.id, unit]));
  const tasks = new Map(build.manifest.tasks.map((task) => [task.id, task]));
  const effects = new Map(build.manifest.tools.map(({ name, effect }) => [name, effect]));
  const sessions = new Map<string, Session>();
  const stopped = new Set<string>();

  async function serve(unit: Unit): Promise<void> {
    const members = unit.tasks.map((id) => tasks.get(id)).filter((task) => task !== undefined);
    const found = await grantsOf(unit, {
      workspace,
      params,
      output: (task) => readOutput(context, task),
    }).catch((error: unknown) => {
      if (error instanceof TaskProblem) return error;
      throw error;
    });
    if (found instanceof TaskProblem) {
      await trackProgress({ unit, tasks: members, context, tell }).end(found.error);
    } else {
      await runOnSeats(unit, members, found);
    }
    await tell({ is: "unit.ended", unit: unit.id });
  }

  async function runOnSeats(
    unit: Unit,
    members: readonly CoreTask[],
    { grants, refused }: GrantsOfUnit,
  ) {
    const progress = trackProgress({ unit, tasks: members, context, tell, refused });
    const tenancy = onlyReads(members, grants) ? "shared" : "alone";
    const { again } = await runOnSeat(unit, members, grants, progress, tenancy);
    if (again) await runOnSeat(unit, members, grants, progress, "first");
  }

  async function runOnSeat(
    unit: Unit,
    members: readonly CoreTask[],
    grants: UnitGrants,
    progress: Progress,
    tenancy: Tenancy,
  ): Promise<SessionEnd> {
    const { env, addons } = unit.permissions;
    const seat = seats.take({ ...grants, env, addons }, tenancy);
    const { staging } = seat;
    const unitEffects = effectsOf(context, unit, grants, staging);
    const session = openSession(seat, unit.id, progress, unitEffects, context);
    sessions.set(unit.id, session);
    seat.send(assignmentOf(context, unit, members, staging));
    if (stopped.has(unit.id)) session.stop();
    const end = await session.ended;
    sessions.delete(unit.id);
    if (!end.reusable) await seat.gone;
    return end;
  }

  /** What only reads can be done again when its process ends, whoever's doing that was. */
  function onlyReads(members: readonly CoreTask[], grants: UnitGrants): boolean {
    return grants.write.length === 0 && members.every(({ tool }) => effects.get(tool) === "read");
  }

  return {
    dispatch: (id) => {
      const unit = units.get(id);
      invariant(unit !== undefined, `no unit ${id}`);
      serve(unit).catch(fatal);
    },
    stop: (id) => {
      stopped.add(id);
      sessions.get(id)?.stop();
    },
  };
}
