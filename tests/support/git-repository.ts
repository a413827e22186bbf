/** A real repository for tests, with authors and dates as the test says. */
import { execa } from "execa";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

export interface TestCommit {
  readonly author: string;
  /** Default: the author's name at example.org. */
  readonly email?: string;
  /** ISO 8601. */
  readonly date: string;
  /** When it was committed; default `date`. */
  readonly committed?: string;
  readonly subject: string;
  /** What is written; `null` removes the file. */
  readonly files: Readonly<Record<string, string | Uint8Array | null>>;
  /** Renames before writing: old name, new name. */
  readonly move?: readonly [string, string];
  readonly tag?: string;
}

/** Runs git without the configuration of the machine. */
export async function git(
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  input = "",
) {
  const isolated = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
  const { stdout } = await execa("git", args, { cwd: folder, env: { ...isolated, ...env }, input });
  return stdout;
}

export async function commitAll(folder: string, commits: readonly TestCommit[]): Promise<void> {
  await git(folder, ["init", "--quiet", "--initial-branch=main"]);
  await addCommits(folder, commits);
}

/** Commits to the branch that is checked out. */
export async function addCommits(folder: string, commits: readonly TestCommit[]): Promise<void> {
  for (const { author, email, date, committed, subject, files, move, tag } of commits) {
    if (move !== undefined) await git(folder, ["mv", ...move]);
    for (const [path, content] of Object.entries(files)) {
      if (content === null) await git(folder, ["rm", "--quiet", path]);
      else {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), content);
      }
    }
    await git(folder, ["add", "--all"]);
    await git(folder, ["commit", "--quiet", "--allow-empty", "--message", subject], {
      GIT_AUTHOR_NAME: author,
      GIT_AUTHOR_EMAIL: email ?? `${author.toLowerCase().replaceAll(" ", ".")}@example.org`,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: author,
      GIT_COMMITTER_EMAIL: "committer@example.org",
      GIT_COMMITTER_DATE: committed ?? date,
    });
    if (tag !== undefined) await git(folder, ["tag", tag]);
  }
}

const lines = (count: number, text = "line") =>
  Array.from({ length: count }, (_, i) => `${text} ${i}\n`).join("");

/** Two authors, four months, a renamed file, a deleted one, a binary one, and names that try to be options. */
export const HISTORY: readonly TestCommit[] = [
  {
    author: "Ann Lee",
    date: "2024-01-10T10:00:00Z",
    subject: "Start",
    files: { "src/core.ts": lines(10), "docs/guide.md": lines(2) },
    tag: "v1.0",
  },
  {
    author: "Bob",
    date: "2024-02-10T10:00:00Z",
    subject: "Grow \x1f core | now",
    files: { "src/core.ts": lines(12), "gone.txt": lines(100) },
  },
  {
    author: "Ann Lee",
    date: "2024-03-10T10:00:00Z",
    subject: "Rename core",
    files: { "gone.txt": null },
    move: ["src/core.ts", "src/kernel.ts"],
  },
  {
    author: "Ann Lee",
    date: "2024-04-10T10:00:00Z",
    subject: "Kernel, logo and strange names",
    files: {
      "src/kernel.ts": lines(11),
      "src/logo.png": new Uint8Array([0, 1, 2, 3]),
      "--output=pwned": lines(1),
      "tab\tand\nline.txt": lines(3),
    },
    tag: "v2.0",
  },
];
