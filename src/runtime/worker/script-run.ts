/** What a script is run with: the same for one that runs its tasks in a row, and one with control flow. */
import type { Json } from "../../contract/json.ts";
import { BusFileError } from "../bus/bus-file-error.ts";
import type { Failure } from "../reported-failure.ts";
import { failureOf, messageOf } from "./failure.ts";
import type { Host } from "./host.ts";
import type { KnownOutputs } from "./known-outputs.ts";
import type { BuildShape, UnitRun } from "./script.ts";
import { thrownOf } from "./thrown.ts";

/** A build of which nothing is known: the types of scripts were proven when they were built. */
export interface AnyBuild extends BuildShape {
  readonly params: Record<string, Json>;
  readonly outputs: Record<string, Json>;
}

export interface UnitServices {
  readonly host: Host;
  /** An output that need not be asked for. */
  readonly known: KnownOutputs["of"];
  /** Imports the script. */
  readonly load: () => Promise<unknown>;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
}

/** What a script is given, and what happens around it. */
export interface ScriptRun {
  readonly run: UnitRun<AnyBuild>;
  /** Takes what the script, or something that it imports, prints. */
  print(text: string): void;
  /** An error came up where nobody could catch it: what the script is doing has failed. False when that is not known. */
  crash(error: unknown): boolean;
  /** The time of an attempt is over. */
  endAttempt(task: string): void;
  /** The script has thrown. */
  broke(failure: Failure): Promise<unknown>;
}

/** @param loaded whether it could be imported */
export function failureOfScript(error: unknown, loaded: boolean): Failure {
  // What it needs is damaged: the error says what to do, and its arguments are not at fault.
  if (error instanceof BusFileError) return failureOf(error);
  const why = loaded ? "arguments" : "script";
  return { why, message: messageOf(error), ...thrownOf(error) };
}

/** Something to race with, that nobody need listen to. */
export function crashing(): PromiseWithResolvers<never> {
  const crash = Promise.withResolvers<never>();
  crash.promise.catch(() => {});
  return crash;
}
