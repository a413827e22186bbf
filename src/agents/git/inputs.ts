/** Inputs that several tools of this agent share, in the same words. */
import { z } from "zod";

export const folderInput = z
  .string()
  .min(1)
  .default(".")
  .describe("folder of the repository, or one within it: then only what is below it counts")
  .meta({ format: "path", mustExist: true });

export const pathInput = z
  .string()
  .min(1)
  .optional()
  .describe("count only what touches this file or folder, relative to `folder`")
  .meta({ format: "path" });

export const sinceInput = z.iso
  .date()
  .optional()
  .describe("first day that counts, by the committer's date in UTC");

export const untilInput = z.iso
  .date()
  .optional()
  .describe("last day that counts, by the committer's date in UTC");

export interface Selection {
  readonly folder: string;
  readonly path?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** ` to src/a.ts in app from 2024-01-01 until 2024-03-31`, or nothing; for titles and headlines. */
export function scopeOf({ folder, path, since, until }: Selection): string {
  return [
    path === undefined ? "" : ` to ${path}`,
    folder === "." ? "" : ` in ${folder}`,
    since === undefined ? "" : ` from ${since}`,
    until === undefined ? "" : ` until ${until}`,
  ].join("");
}
