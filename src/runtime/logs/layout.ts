/** Where the lines lie that the tools of a run logged: `<runs>/<run>/logs/<task>.ndjson`. */
import { join } from "node:path";

export const SUFFIX = ".ndjson";

/** Of the file before, when there was more than fits into one. */
export const OLDER_SUFFIX = ".1.ndjson";

/** @param runs the folder of the results of all runs */
export function logFolder(runs: string, run: string): string {
  return join(runs, run, "logs");
}
