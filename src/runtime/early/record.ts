/** What is remembered of the first process of a build's last run: what it might touch. */
import { join } from "node:path";
import type { Grants } from "../sandbox/grants.ts";

/** Stands for the folder of the run, which is another one each time. */
const RUN_FOLDER = "";

export function recordFile(cache: string, build: string): string {
  return join(cache, "first-process", `${build}.json`);
}

/** @param mount the folder of the run on the bus */
export function written(grants: Grants, mount: string): string {
  const read = grants.read.map((path) => (path === mount ? RUN_FOLDER : path));
  return JSON.stringify({ ...grants, read });
}

/** @throws when the text is not what `written` gives; nothing depends on what stands in it but whether time is saved */
export function grantsIn(text: string, mount: string): Grants {
  const grants = JSON.parse(text) as Grants;
  const read = grants.read.map((path) => (path === RUN_FOLDER ? mount : path));
  return { ...grants, read };
}
