/** How the workspace says that its data files are read, and how a task says it. */
import { matchesGlob } from "node:path/posix";
import { normalize, relative, resolve, sep } from "node:path";
import { z } from "zod";
import type { Workspace } from "../../workspace/workspace.ts";

export type Reading = Readonly<Record<string, unknown>>;

/** Options of every pattern that a path fits, in the order of the configuration: later ones win. */
export function configuredReading({ root, config }: Workspace, path: string): Reading {
  const inside = relative(root, resolve(root, normalize(path)))
    .split(sep)
    .join("/");
  const fitting = Object.entries(config.reading).filter(([pattern]) =>
    matchesGlob(inside, pattern.replace(/^\.\//, "")),
  );
  return Object.assign({}, ...fitting.map(([, options]) => options)) as Reading;
}

/** The argument that says how the file of another argument is read: `reading` for `file`, `otherReading` for `other`. */
export function readingArgument(pathArgument: string): string {
  return pathArgument === "file" ? "reading" : `${pathArgument}Reading`;
}

const readingSchema = z.record(z.string(), z.unknown());

/** What a task says of how a file is read; nothing when it is known only when the plan runs, or says nothing. */
export function readingIn(value: unknown): Reading {
  const read = readingSchema.safeParse(value);
  return read.success ? read.data : {};
}
