/**
 * `orchc/runtime`: what a generated script imports. It is loaded by every child process, so it imports nothing
 * until it must.
 */
import type { InputOf, OutputOf, Tool } from "../../catalog/define.ts";

/** What a build's `types.ts` says: its parameters, and the outputs of its tasks. */
export interface BuildShape {
  readonly params: object;
  readonly outputs: object;
}

/** What a script can do. */
export interface UnitRun<Build extends BuildShape> {
  /** The output of a task of another script, which has succeeded before this one started. */
  output<Id extends keyof Build["outputs"] & string>(task: Id): Promise<Build["outputs"][Id]>;
  /** The value of a parameter of the run. */
  param<Name extends keyof Build["params"] & string>(name: Name): Build["params"][Name];
  /**
   * Runs a task: records its start, checks the input, runs the tool, checks the output, publishes it, and
   * records the end. A task that is done already is not run again: its output is read.
   */
  task<ATool extends Tool>(
    task: keyof Build["outputs"] & string,
    tool: ATool,
    args: InputOf<ATool>,
  ): Promise<OutputOf<ATool>>;
}

export interface Unit<Build extends BuildShape = BuildShape> {
  readonly id: string;
  readonly body: (run: UnitRun<Build>) => Promise<void>;
}

/** Set by the process that runs scripts for a host, before it imports any. */
export const SEATED = Symbol.for("orchc.seated");

/** Declares a script. Started by itself (`node u1.ts`), it runs at once, and records what it does like any other. */
export function unit<Build extends BuildShape>(
  id: string,
  body: (run: UnitRun<Build>) => Promise<void>,
): Unit<Build> {
  const declared: Unit<Build> = { id, body };
  const started = process.argv[1];
  if (!(SEATED in globalThis) && started !== undefined && isScript(started, id)) {
    void import("./alone.ts").then(({ runAlone }) => runAlone(declared, started));
  }
  return declared;
}

function isScript(path: string, id: string): boolean {
  return path.replaceAll("\\", "/").endsWith(`/${id}.ts`);
}
