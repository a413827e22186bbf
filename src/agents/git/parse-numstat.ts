/** What `git log -z --numstat` and `git diff -z --numstat` print. */
import { ToolError } from "../../catalog/authoring.ts";

export interface FileChange {
  readonly path: string;
  /** The path before, when the file was renamed. */
  readonly renamedFrom?: string;
  /** Lines; `null` when the file is binary. */
  readonly insertions: number | null;
  readonly deletions: number | null;
}

export interface CommitChanges {
  readonly author: string;
  /** ISO 8601, in UTC. */
  readonly date: string;
  readonly files: readonly FileChange[];
}

/** Give this to `git log`, so that `parseLog` can tell a commit from a file: hash, author, author's date. */
export const COMMIT_FORMAT = "--format=%H%x1f%aN%x1f%aI";

const COMMIT = /^[0-9a-f]{40,64}\x1f([^\x1f]*)\x1f([^\x1f]*)$/;
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

/** The commits of a log in `COMMIT_FORMAT`, newest first, each with its changes. */
export function parseLog(output: string): CommitChanges[] {
  const fields = output.split("\0");
  const commits: { author: string; date: string; files: FileChange[] }[] = [];
  for (let at = 0; at < fields.length;) {
    const field = fields[at] ?? "";
    const header = COMMIT.exec(field);
    if (header !== null) {
      const [, author = "", date = ""] = header;
      commits.push({ author, date: new Date(date).toISOString(), files: [] });
      at += 1;
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
