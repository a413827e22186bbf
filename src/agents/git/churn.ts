import type { CommitChanges } from "./parse-numstat.ts";

export interface FileChurn {
  /** Its name today. */
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
 * How often each file changed, and how much; `commits` are newest first. A renamed file keeps its history:
 * what older commits did to its old name counts for the new one.
 */
export function countChurn(commits: readonly CommitChanges[]): FileChurn[] {
  const files = new Map<
    string,
    { commits: number; insertions: number; deletions: number; authors: Set<string> }
  >();
  const nameToday = new Map<string, string>();
  for (const { author, files: changes } of commits) {
    for (const { path, renamedFrom, insertions, deletions } of changes) {
      const file = nameToday.get(path) ?? path;
      if (renamedFrom !== undefined) nameToday.set(renamedFrom, file);
      const total = files.get(file) ?? {
        commits: 0,
        insertions: 0,
        deletions: 0,
        authors: new Set(),
      };
      files.set(file, total);
      total.commits += 1;
      total.insertions += insertions ?? 0;
      total.deletions += deletions ?? 0;
      total.authors.add(author);
    }
  }
  return [...files].map(([file, { authors, ...total }]) => ({
    file,
    commits: total.commits,
    churn: total.insertions + total.deletions,
    insertions: total.insertions,
    deletions: total.deletions,
    authors: authors.size,
  }));
}
