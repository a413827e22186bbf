/** The built-in agents that work on the workspace itself, each in a confined child process as a user runs it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { commitAll } from "../../support/git-repository.ts";
import { userWorkspace, type UserWorkspace } from "../../support/user-workspace.ts";

const NOTES = "Rivets hold the hull. Rivets rust, and the hull leaks where rivets rust.\n";
const COMMITS = [
  {
    author: "Ada",
    date: "2025-01-02T10:00:00Z",
    subject: "Keel laid",
    files: { "hull.txt": "keel\n" },
  },
  {
    author: "Ben",
    date: "2025-02-03T10:00:00Z",
    subject: "Ribs set",
    files: { "hull.txt": "keel\nribs\n" },
  },
  {
    author: "Ada",
    date: "2025-03-04T10:00:00Z",
    subject: "Notes on rivets",
    files: { "notes.md": NOTES },
  },
];

let workspace: UserWorkspace;
beforeAll(async () => {
  workspace = await userWorkspace({ config: { planner: "grammar", shell: { commands: ["git"] } } });
  await commitAll(workspace.path, COMMITS);
});
afterAll(() => workspace[Symbol.asyncDispose]());

test.each([
  ["Show the last 2 commits", ["Notes on rivets", "Ribs set"]],
  ["Who are the authors of this repository?", ["Ada", "Ben"]],
  ["Which files changed most often?", ["hull.txt"]],
  ["What changed between HEAD~2 and HEAD?", ["notes.md"]],
  ["Find the keywords of notes.md", ["rivets"]],
  ["Search all files for ribs", ["hull.txt"]],
  ["Run `git rev-list --count HEAD`", ["3"]],
])("%s", async (query, said) => {
  const { status, stdout, stderr } = await workspace.orchc(["run", query, "--yes"]);
  expect(stderr.replaceAll(/^warning .*$/gm, "").trim()).not.toMatch(/^error/m);
  expect(status).toBe(0);
  for (const text of said) expect(stdout).toContain(text);
});
