import { posix } from "node:path";
import { namesToday } from "./names-today.ts";
import type { Repository } from "./repository.ts";

/** The files of the newest commit, by their path in the repository. */
export async function filesToday(repository: Repository): Promise<ReadonlySet<string>> {
  const tree = await repository.git(["ls-tree", "-r", "-z", "--name-only", "--full-tree", "HEAD"]);
  return new Set(tree.split("\0").filter((name) => name !== ""));
}

/**
 * What a file was called before, relative to the folder; nothing for a folder, or what is gone.
 * A name that is another file's today is left out, since its commits belong to that file.
 */
export async function earlierNames(
  repository: Repository,
  path: string | undefined,
): Promise<readonly string[]> {
  if (path === undefined) return [];
  const existing = await filesToday(repository);
  const file = posix.join(repository.prefix, path);
  if (!existing.has(file)) return [];
  const { earlierNames: namesOf } = await namesToday(repository, existing);
  return namesOf(file)
    .filter((name) => !existing.has(name))
    .map((name) => posix.relative(repository.prefix, name));
}

/** What a note says of them. */
export function earlierNamesNote(path: string | undefined, names: readonly string[]): string[] {
  if (path === undefined || names.length === 0) return [];
  return [`${path} counts under its earlier names as well: ${names.join(", ")}`];
}
