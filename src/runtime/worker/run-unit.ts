/** Runs one script for the host. */
import type { Assignment } from "../protocol/assignment.ts";
import { chainRun } from "./chain-run.ts";
import { TaskStopped } from "./failure.ts";
import { regionRun } from "./regions/region-run.ts";
import type { Script } from "./script.ts";
import {
  crashing,
  failureOfScript,
  type AnyBuild,
  type ScriptRun,
  type UnitServices,
} from "./script-run.ts";

export interface RunningUnit extends Pick<ScriptRun, "print" | "crash" | "endAttempt"> {
  /** Resolves when the script has ended, and the host has been told how. */
  readonly ended: Promise<void>;
}

export function runUnit(assignment: Assignment, services: UnitServices): RunningUnit {
  const scriptCrash = crashing();
  const script = (assignment.hasRegions ? regionRun : chainRun)(
    assignment,
    services,
    scriptCrash.reject,
  );

  async function follow(): Promise<void> {
    let loaded = false;
    try {
      const { body } = scriptIn(await Promise.race([services.load(), scriptCrash.promise]));
      loaded = true;
      await Promise.race([body(script.run), scriptCrash.promise]);
    } catch (error) {
      if (error instanceof TaskStopped) return;
      await script.broke(failureOfScript(error, loaded)).catch(() => undefined);
    }
  }

  const { print, crash, endAttempt } = script;
  return { ended: follow(), print, crash, endAttempt };
}

function scriptIn(module: unknown): Script<AnyBuild> {
  const { default: found } = module as { readonly default?: Partial<Script<AnyBuild>> };
  if (typeof found?.body !== "function" || typeof found.id !== "string") {
    throw new Error("it has no unit as its default export");
  }
  return { id: found.id, body: found.body };
}
