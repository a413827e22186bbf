/** Where the lines lie that the tools of a run logged: `<instance>.ndjson` in the folder of its logs. */
import { instanceFileName, type InstanceId } from "../../contract/instance.ts";

export const SUFFIX = ".ndjson";

export const OLDER_SUFFIX = ".1.ndjson";

export function logFileName(task: InstanceId): string {
  return instanceFileName(task) + SUFFIX;
}

/** Of the file before, when there was more than fits into one. */
export function olderLogFileName(task: InstanceId): string {
  return instanceFileName(task) + OLDER_SUFFIX;
}
