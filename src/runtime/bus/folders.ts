/** The folders of a run on the bus, for what starts before everything else: this module needs no other room's schemas. */
import { join } from "node:path";
import { ownName } from "../lease/owner.ts";

/** Where the bus lies, for whom the settings are not read yet. */
export function busIn(state: string): string {
  return join(state, "bus");
}

export function runFolder(bus: string, run: string): string {
  return join(bus, run);
}

/** Where worker processes write before the host adopts: on the same file system, so adopting is a rename. */
export function stagingRoot(bus: string): string {
  return join(bus, ".staging");
}

/** What this process stages for a run. What is left there without it belongs to nobody: see `removeLeftovers`. */
export function stagingOf(bus: string, run: string): string {
  return join(stagingRoot(bus), ownName(), run);
}
