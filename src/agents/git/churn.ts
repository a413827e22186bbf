import type { NamesToday } from "./names-today.ts";
import type { CommitChanges } from "./parse-numstat.ts";
import { personOf } from "./people.ts";

export interface FileChurn {
  /** Its name today, in the repository. */
  readonly file: string;
  /** Commits that changed it. */
  readonly commits: number;
  /** Lines added and deleted. */
  readonly churn: number;
  readonly insertions: number;
  readonly deletions: number;
  /** How many people changed it. */
  readonly authors: number;
}

/**
 * How often each file changed, and how much. A renamed file keeps its history:
 * what commits did to its old name counts for the one that it has today.
 */
export function countChurn(
  commits: readonly CommitChanges[],
  { nameOf }: Pick<NamesToday, "nameOf">,
): FileChurn[] {
  const files = new Map<
    string,
    { commits: Set<string>; insertions: number; deletions: number; authors: Set<string> }
  >();
  for (const { commit, author, files: changes } of commits) {
    for (const { path, insertions, deletions } of changes) {
      const file = nameOf(commit, path);
      const total = files.get(file) ?? {
        commits: new Set(),
        insertions: 0,
        deletions: 0,
        authors: new Set(),
      };
      files.set(file, total);
      total.commits.add(commit);
      total.insertions += insertions ?? 0;
      total.deletions += deletions ?? 0;
      total.authors.add(personOf(author));
    }
  }
  return [...files].map(([file, { authors, commits: own, ...total }]) => ({
    file,
    commits: own.size,
    churn: total.insertions + total.deletions,
    insertions: total.insertions,
    deletions: total.deletions,
    authors: authors.size,
  }));
}
