/** What is remembered of the first processes of a build's last run: how many there were, and what they might touch. */
import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Grants } from "../sandbox/grants.ts";

/** Stands for the folder of the run, which is another one each time. */
const RUN_FOLDER = "";

/** Bytes. Of more paths than fit in here the system makes no command line (Linux: 2 MiB, each path in it twice). */
const LONGEST = 2 ** 20;

/** Processes with the same grants, as many as can compute at the same time. */
export interface FirstProcesses {
  readonly count: number;
  readonly grants: Grants;
}

export function recordFile(cache: string, build: string): string {
  return join(cache, "first-processes", `${build}.json`);
}

/**
 * The text of a record; `undefined` when there is none, or what lies there is none of ours: a link, a pipe, a folder, or
 * what takes longer to read than it could save.
 */
export function recordIn(file: string): string | undefined {
  try {
    const entry = lstatSync(file);
    return entry.isFile() && entry.size <= LONGEST ? readFileSync(file, "utf8") : undefined;
  } catch {
    return undefined;
  }
}

/** @param mount the folder of the run on the bus */
export function written({ count, grants }: FirstProcesses, mount: string): string {
  const read = grants.read.map((path) => (path === mount ? RUN_FOLDER : path));
  return JSON.stringify({ count, grants: { ...grants, read } });
}

/** @throws when the text is not what `written` gives; nothing depends on what stands in it but whether time is saved */
export function firstProcessesIn(text: string, mount: string): FirstProcesses {
  const { count, grants } = JSON.parse(text) as FirstProcesses;
  const read = grants.read.map((path) => (path === RUN_FOLDER ? mount : path));
  return { count, grants: { ...grants, read } };
}
