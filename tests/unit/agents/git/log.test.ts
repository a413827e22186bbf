import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { afterEach, expect, test, vi } from "vitest";
import { log } from "../../../../src/agents/git/log.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { commitAll, git, HISTORY } from "../../../support/git-repository.ts";

afterEach(() => vi.unstubAllEnvs());

const subjects = (output: { table: { rows: Record<string, unknown>[] } }) =>
  output.table.rows.map((row) => row["subject"]);

test("commits, newest first", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, HISTORY);
  const { output, headline } = await runTool(log, { limit: 2 }, context);
  const newest = await git(context.workspace, ["rev-parse", "--short", "HEAD"]);
  expect(output.table.rows[0]).toEqual({
    commit: newest,
    date: "2024-04-10T10:00:00.000Z",
    author: "Ann Lee",
    subject: "Kernel, logo and strange names",
  });
  expect(output).toMatchObject({
    commits: 4,
    newest: "2024-04-10T10:00:00.000Z",
    oldest: "2024-03-10T10:00:00.000Z",
    truncated: true,
  });
  expect(headline).toBe(
    '4 commits. The newest is "Kernel, logo and strange names" by Ann Lee on 2024-04-10. Before it, "Rename core" by Ann Lee on 2024-03-10.',
  );
});

test("whole days, path and folder limit what counts", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, HISTORY);
  const february = { since: "2024-02-10", until: "2024-02-10" };
  const day = await runTool(log, february, context);
  expect(subjects(day.output)).toEqual(["Grow   core | now"]);
  expect(day.headline).toContain("1 commit from 2024-02-10 until 2024-02-10.");
  const path = await runTool(log, { path: "docs/guide.md" }, context);
  expect(subjects(path.output)).toEqual(["Start"]);
  const below = await runTool(log, { folder: "docs" }, context);
  expect(subjects(below.output)).toEqual(["Start"]);
  expect(below.headline).toMatch(/^1 commit in docs\. The newest is "Start"/);
  const none = await runTool(log, { until: "2020-01-01" }, context);
  expect(none.headline).toBe("There are no commits until 2020-01-01.");
});

test("a path is never an option or a pattern", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, HISTORY);
  const option = await runTool(log, { path: "--output=pwned" }, context);
  expect(subjects(option.output)).toEqual(["Kernel, logo and strange names"]);
  const magic = await runTool(log, { path: ":(exclude)src" }, context);
  expect(magic.output.commits).toBe(0);
  expect(await git(context.workspace, ["status", "--porcelain"])).toBe("");
});

test("no repository, no folder, no commits, and half a history", async () => {
  await using context = await toolContext({ files: { "plain/a.txt": "a" } });
  const failure = (folder: string) => runTool(log, { folder }, context);
  await expect(failure("plain")).rejects.toMatchObject({
    message: "plain is no git repository, and lies in none.",
    help: expect.stringContaining("git init"),
  });
  await expect(failure(".")).rejects.toThrow("The workspace is no git repository");
  await expect(failure("missing")).rejects.toThrow(
    "There is no folder missing that can be read (ENOENT).",
  );
  await expect(failure("plain/a.txt")).rejects.toThrow("plain/a.txt is a file");

  await git(context.workspace, ["init", "--quiet", "new"]);
  await expect(failure("new")).rejects.toThrow("The repository in new has no commits yet.");

  await git(context.workspace, ["init", "--quiet", "full"]);
  await commitAll(context.resolve("full"), HISTORY);
  const source = `file://${context.resolve("full")}`;
  await git(context.workspace, ["clone", "--quiet", "--depth=1", source, "shallow"]);
  await expect(failure("shallow")).rejects.toMatchObject({
    help: expect.stringContaining("git fetch --unshallow"),
  });
});

test("a repository that git cannot read, and one of another user", async () => {
  await using context = await toolContext({ env: ["GIT_TEST_ASSUME_DIFFERENT_OWNER"] });
  await commitAll(context.workspace, HISTORY);
  vi.stubEnv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1"); // a switch of git's own tests
  expect((await runTool(log, {}, context)).output.commits).toBe(4);
  vi.unstubAllEnvs(); // the repository is of this user again

  await git(context.workspace, ["config", "core.repositoryFormatVersion", "99"]);
  await expect(runTool(log, {}, context)).rejects.toMatchObject({
    message: "The workspace holds no git repository that can be read.",
    help: expect.stringMatching(/^git says: .*99/),
  });
});

const FAKE_GPG = `#!/bin/sh
case "$*" in
  *--verify*) touch started ;;
  *) cat >/dev/null; echo "-----BEGIN PGP SIGNATURE-----"; echo; echo "-----END PGP SIGNATURE-----"
     echo "[GNUPG:] SIG_CREATED " >&2 ;;
esac
`;

test("a program that the repository configures is not started", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, HISTORY);
  await writeFile(context.resolve("gpg.sh"), FAKE_GPG, { mode: 0o755 });
  await git(context.workspace, ["config", "gpg.program", context.resolve("gpg.sh")]);
  await git(context.workspace, ["config", "log.showSignature", "true"]);
  const identity = ["-c", "user.name=Eve", "-c", "user.email=eve@example.org"];
  const commit = ["commit", "--quiet", "--allow-empty", "--gpg-sign", "--message", "Signed"];
  await git(context.workspace, [...identity, ...commit]);
  const { output } = await runTool(log, { limit: 1 }, context);
  expect(subjects(output)).toEqual(["Signed"]);
  expect(existsSync(context.resolve("started"))).toBe(false);
});
