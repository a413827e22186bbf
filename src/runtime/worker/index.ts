/**
 * `orchc/runtime`: what a generated script imports. It is loaded by every child process, so it imports nothing
 * until it must.
 */
import type { BuildShape, Script, UnitRun } from "./script.ts";

export type { BuildShape, Script, UnitRun } from "./script.ts";
export type {
  ApprovedOutput,
  BranchOutput,
  FirstOutput,
  GateOutput,
  ItemsOutput,
  RoundsOutput,
  SettledOutput,
} from "./region-outputs.ts";

/** Set by the process that runs scripts for a host, before it imports any. */
export const SEATED = Symbol.for("orchc.seated");

/** Declares a script. Started by itself (`node u1.ts`), it runs at once, and records what it does like any other. */
export function unit<Build extends BuildShape>(
  id: string,
  body: (run: UnitRun<Build>) => Promise<void>,
): Script<Build> {
  const declared: Script<Build> = { id, body };
  const started = process.argv[1];
  if (!(SEATED in globalThis) && started !== undefined && isScript(started, id)) {
    void import("./alone.ts").then(({ runAlone }) => runAlone(declared, started));
  }
  return declared;
}

function isScript(path: string, id: string): boolean {
  return path.replaceAll("\\", "/").endsWith(`/${id}.ts`);
}
