/**
 * Where things lie on the bus: `<bus>/<run>/<instance>/<name>`, and `<name>.manifest.json` beside each; and what is not on
 * it yet, `<bus>/.staging/<owner>/<run>/<worker>`.
 */
import { join } from "node:path";
import { instanceFileName, type InstanceId } from "../../contract/instance.ts";
import { holdsUnseen } from "../../contract/unseen.ts";
import { runFolder } from "./folders.ts";

/** The file that holds an output too large for the store. */
export const OUTPUT_FILE = "output.json";

/** The file that tells of an attempt that failed. */
export function errorFile(attempt: number): string {
  return `error-${attempt}.json`;
}

/** Whatever its case: some disks make no difference. */
export function isErrorFile(name: string): boolean {
  return /^error-\d+\.json$/i.test(name);
}

export const MANIFEST_SUFFIX = ".manifest.json";

/** Where the files of a task lie, relative to the folder of their run; with a slash on every system. */
export function ownPath(task: InstanceId, name: string): string {
  return `${instanceFileName(task)}/${name}`;
}

export function taskFolder(bus: string, run: string, task: InstanceId): string {
  return join(runFolder(bus, run), instanceFileName(task));
}

/**
 * Why a name cannot be that of a file that a tool puts on the bus; `undefined` when it can. A name is one step of a path
 * on every system, and leaves room for the suffix within the 255 bytes that file systems allow.
 */
export function problemOfName(name: string): string | undefined {
  if (name === "") return "it is empty";
  if (Buffer.byteLength(name) > 200) return "it is longer than 200 bytes";
  if (/[/\\:*?"<>|]/.test(name)) return 'it contains one of / \\ : * ? " < > |';
  if (holdsUnseen(name)) return "it contains a character that cannot be seen";
  if (/^\.|[. ]$/.test(name)) return "it begins with a dot, or ends with a dot or space";
  if (name.endsWith(MANIFEST_SUFFIX)) return `it ends with ${MANIFEST_SUFFIX}`;
  if (name.toLowerCase() === OUTPUT_FILE) return "it is the name of the output itself";
  if (isErrorFile(name)) return "such names are those of what is kept of failed attempts";
  return undefined;
}
