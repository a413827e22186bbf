/** What `git log -z --numstat` and `git diff -z --numstat` print. */
import { ToolError } from "../../catalog/authoring.ts";
import { timeOf } from "./commit-time.ts";
import type { Signature } from "./people.ts";

export interface FileChange {
  readonly path: string;
  /** The path before, when the file was renamed. */
  readonly renamedFrom?: string;
  /** Lines; `null` when the file is binary. */
  readonly insertions: number | null;
  readonly deletions: number | null;
}

export interface CommitChanges {
  /** Its full hash. */
  readonly commit: string;
  readonly author: Signature;
  /** The committer's date, which `--since` and `--until` filter by: ISO 8601, in UTC. */
  readonly date: string | null;
  /** Its message names co-authors (`Co-authored-by`). */
  readonly isShared: boolean;
  readonly files: readonly FileChange[];
}

/**
 * Give this to `git log`, so that `parseLog` can tell a commit from a file.
 * Fields end with NUL, the one character that no name can hold.
 */
export const COMMIT_FORMAT =
  "--format=%H%x00%aN%x00%aE%x00%ct%x00%(trailers:key=Co-authored-by,valueonly,separator=%x2C)";
const FIELDS = 5;

const HASH = /^[0-9a-f]{40,64}$/;
const CHANGE = /^(\d+|-)\t(\d+|-)\t([^]*)$/;

/** The changes of a diff: `insertions TAB deletions TAB path NUL`, with two more paths for a rename. */
export function parseDiff(output: string): FileChange[] {
  const fields = output.split("\0");
  const changes: FileChange[] = [];
  for (let at = 0; at < fields.length - 1;) {
    const { change, next } = readChange(fields, at);
    changes.push(change);
    at = next;
  }
  return changes;
}

/** The commits of a log in `COMMIT_FORMAT`, in git's order, each with its changes; a merge has none. */
export function parseLog(output: string): CommitChanges[] {
  const fields = output.split("\0");
  const commits: (CommitChanges & { files: FileChange[] })[] = [];
  for (let at = 0; at < fields.length;) {
    const field = fields[at] ?? "";
    if (HASH.test(field)) {
      const [commit = "", name = "", email = "", seconds = "", shared = ""] = fields.slice(
        at,
        at + FIELDS,
      );
      const author = { name, email };
      commits.push({ commit, author, date: timeOf(seconds), isShared: shared !== "", files: [] });
      at += FIELDS;
    } else if (field === "") {
      at += 1; // the end of a commit's files, or of the output
    } else {
      const { change, next } = readChange(fields, at);
      commits.at(-1)?.files.push(change);
      at = next;
    }
  }
  return commits;
}

function readChange(fields: readonly string[], at: number): { change: FileChange; next: number } {
  // git puts a line feed between a commit and its first file.
  const match = CHANGE.exec((fields[at] ?? "").replace(/^\n/, ""));
  if (match === null) {
    throw new ToolError(`git printed something unexpected: ${JSON.stringify(fields[at])}`, {
      help: "Please report it, with the version of git.",
    });
  }
  const [, insertions, deletions, path = ""] = match;
  const lines = { insertions: lineCount(insertions), deletions: lineCount(deletions) };
  if (path !== "") return { change: { path, ...lines }, next: at + 1 };
  const [from = "", to = ""] = fields.slice(at + 1, at + 3);
  return { change: { path: to, renamedFrom: from, ...lines }, next: at + 3 };
}

function lineCount(field: string | undefined): number | null {
  return field === undefined || field === "-" ? null : Number(field);
}
