/** Which of today's files is meant by a path of an older commit. */
import { renamesOf, type Rename } from "./renames.ts";
import type { Repository } from "./repository.ts";

/** Old name to today's; a name that is not in it is still the same. */
type Names = ReadonlyMap<string, string>;
const SAME: Names = new Map();

export interface NamesToday {
  /** Today's name of a path as a commit has it; the last one that it had, when it is gone. */
  nameOf(commit: string, path: string): string;
  /** All other names that today's file ever had. */
  earlierNames(path: string): readonly string[];
}

/**
 * Names are followed from each commit to its parents, with what differs from each of them. So a change
 * made on a branch under the old name counts for the new one also when another branch renamed the file,
 * and a name that was given again later means two files.
 */
export async function namesToday(
  repository: Repository,
  existing: ReadonlySet<string>,
): Promise<NamesToday> {
  const parents = parentsOf(
    await repository.git(["rev-list", "--topo-order", "--parents", "HEAD"]),
  );
  const renames = await renamesOf(repository, parents);
  const names = new Map<string, Names>();
  // Children come before their parents.
  for (const [commit, own] of parents) {
    const after = names.get(commit) ?? SAME;
    for (const parent of own) {
      const before = renamedBack(after, renames(commit, parent));
      const known = names.get(parent);
      names.set(parent, known === undefined ? before : united(known, before, existing));
    }
  }
  return {
    nameOf: (commit, path) => names.get(commit)?.get(path) ?? path,
    earlierNames(path) {
      const maps = new Set(names.values());
      const earlier = [...maps].flatMap((map) =>
        [...map].flatMap(([old, today]) => (today === path && old !== path ? [old] : [])),
      );
      return [...new Set(earlier)];
    },
  };
}

function parentsOf(output: string): Map<string, readonly string[]> {
  return new Map(
    output.split("\n").flatMap((line) => {
      const [commit = "", ...parents] = line.split(" ");
      return commit === "" ? [] : [[commit, parents]];
    }),
  );
}

/** The names before a commit. Without renames it is the same map, which keeps long histories small. */
function renamedBack(after: Names, renames: readonly Rename[]): Names {
  if (renames.length === 0) return after;
  const before = new Map(after);
  for (const { to } of renames) before.delete(to);
  for (const { from, to } of renames) before.set(from, after.get(to) ?? to);
  return before;
}

/** The names at a commit from which several branches go on; a file that stayed counts most. */
function united(some: Names, others: Names, existing: ReadonlySet<string>): Names {
  if (some === others) return some;
  const all = new Map<string, string>();
  for (const old of new Set([...some.keys(), ...others.keys()])) {
    const candidates = [some.get(old) ?? old, others.get(old) ?? old];
    const remaining = candidates.filter((name) => existing.has(name));
    const name = remaining.includes(old)
      ? old
      : (remaining[0] ?? candidates.find((candidate) => candidate !== old) ?? old);
    if (name !== old) all.set(old, name);
  }
  return all;
}
