/** Repositories that somebody else made: whatever they name, git runs nothing of theirs and reads nothing elsewhere. */
import {
  appendFile,
  chmod,
  mkdir,
  mkdtemp,
  realpath,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { authors } from "../../../../src/agents/git/authors.ts";
import { changes } from "../../../../src/agents/git/changes.ts";
import { facts } from "../../../../src/agents/git/facts.ts";
import { hotspots } from "../../../../src/agents/git/hotspots.ts";
import { log } from "../../../../src/agents/git/log.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext, type TestToolContext } from "../../../support/tool-context.ts";
import { addCommits, commitAll, git, HISTORY } from "../../../support/git-repository.ts";

/** All that the git agent does. */
async function useAll(context: TestToolContext, folder = ".") {
  const { signal, workspace, resolve } = context;
  await runTool(log, { folder }, context);
  await runTool(log, { folder, path: "src/kernel.ts" }, context);
  await runTool(authors, { folder }, context);
  await runTool(hotspots, { folder }, context);
  await runTool(changes, { folder, from: "v1.0" }, context);
  return facts(folder, { cache: context.bus, signal, workspace, resolve, reading: {} });
}

async function folderElsewhere() {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "orchc-elsewhere-")));
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/** A program that says that it was started. */
async function program(
  context: TestToolContext,
): Promise<{ file: string; started: () => boolean }> {
  const [file, mark] = [join(context.bus, "program"), join(context.bus, "started")];
  await mkdir(context.bus, { recursive: true });
  await writeFile(file, `#!/bin/sh\ntouch '${mark}'\n`);
  await chmod(file, 0o755);
  return { file, started: () => existsSync(mark) };
}

const merge = async (folder: string) => {
  const commit = (subject: string, files: Record<string, string>) => ({
    author: "Ann Lee",
    date: "2024-05-01T00:00:00Z",
    subject,
    files,
  });
  await git(folder, ["checkout", "--quiet", "-b", "side", "HEAD~1"]);
  await addCommits(folder, [commit("Side", { "side.txt": "side\n" })]);
  await git(folder, ["checkout", "--quiet", "main"]);
  const person = ["-c", "user.name=Ann Lee", "-c", "user.email=ann.lee@example.org"];
  await git(folder, [...person, "merge", "--quiet", "--no-edit", "side"]);
};

const SETTINGS =
  `core.pager pager.log pager.diff core.editor core.sshCommand core.askPass core.fsmonitor
  core.alternateRefsCommand core.gitProxy diff.external diff.own.command diff.own.textconv filter.own.clean
  filter.own.smudge filter.own.process merge.own.driver gpg.program gpg.ssh.program interactive.diffFilter
  trailer.own.command uploadpack.packObjectsHook`.split(/\s+/);
const HOOKS = ["post-index-change", "reference-transaction", "post-checkout", "pre-auto-gc"];

test("programs of its configuration, attributes and hooks are not started", async () => {
  await using context = await toolContext();
  const { workspace } = context;
  await commitAll(workspace, HISTORY);
  await merge(workspace);
  const { file, started } = await program(context);
  for (const setting of SETTINGS) await git(workspace, ["config", setting, file]);
  for (const setting of ["credential.helper", "alias.log", "alias.diff"]) {
    await git(workspace, ["config", setting, `!${file}`]);
  }
  await git(workspace, ["config", "log.diffMerges", "remerge"]);
  await git(workspace, ["config", "log.showSignature", "true"]);
  await git(workspace, ["config", "filter.own.required", "true"]);
  for (const hook of HOOKS) await symlink(file, join(workspace, ".git/hooks", hook));
  await appendFile(join(workspace, ".git/info/attributes"), "* diff=own filter=own merge=own\n");
  // so that the files of the working tree would have to be looked at again
  await writeFile(join(workspace, "src/kernel.ts"), "changed\n");

  expect(await useAll(context)).toMatchObject({ is: "repository", commits: 6 });
  expect(started()).toBe(false);
  // The trap is set: git by itself starts it.
  await git(workspace, ["diff", "--cached"]);
  expect(started()).toBe(true);
});

test("what is missing is not fetched, and that is said", async () => {
  await using context = await toolContext();
  const { file, started } = await program(context);
  await mkdir(context.resolve("full"), { recursive: true });
  await commitAll(context.resolve("full"), HISTORY);
  await git(context.resolve("full"), ["config", "uploadpack.allowFilter", "true"]);
  const url = `file://${context.resolve("full")}`;
  const clone = ["clone", "--quiet", "--no-checkout", "--filter=blob:none", url, "partial"];
  await git(context.workspace, clone);
  const partial = context.resolve("partial");
  await git(partial, ["config", "remote.origin.url", `ext::${file}`]);
  await git(partial, ["config", "protocol.ext.allow", "always"]);
  const listed = await runTool(log, { folder: "partial" }, context);
  expect(listed.output.commits).toBe(4);
  await expect(runTool(authors, { folder: "partial" }, context)).rejects.toMatchObject({
    message: "The repository in partial lacks files that git would have to fetch.",
    help: expect.stringContaining("git fetch --refetch --no-filter"),
  });
  expect(started()).toBe(false);
  await git(partial, ["log", "--numstat"]).catch(() => {});
  expect(started()).toBe(true);
  // What the help says works.
  await git(partial, ["config", "remote.origin.url", url]);
  await git(partial, ["fetch", "--quiet", "--refetch", "--no-filter"]);
  expect((await runTool(authors, { folder: "partial" }, context)).output.authors).toBe(2);
});

test("variables of whoever started orchc do not lead git elsewhere", async () => {
  await using context = await toolContext();
  await using elsewhere = await folderElsewhere();
  await commitAll(context.workspace, HISTORY.slice(0, 1));
  await commitAll(elsewhere.folder, HISTORY);
  vi.stubEnv("GIT_DIR", join(elsewhere.folder, ".git"));
  vi.stubEnv("GIT_WORK_TREE", elsewhere.folder);
  const { signal, workspace, resolve } = context;
  const { output } = await runTool(log, {}, context);
  const found = await facts(".", { cache: context.bus, signal, workspace, resolve, reading: {} });
  vi.unstubAllEnvs();
  expect(output.commits).toBe(1);
  expect(found).toMatchObject({ commits: 1 });
});

test("a folder of data that looks like a repository is not taken for one", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, HISTORY);
  await git(context.workspace, ["clone", "--quiet", "--bare", ".", "fixtures"]);
  expect((await runTool(log, { folder: "fixtures" }, context)).output.commits).toBe(4);
  await git(context.workspace, ["add", "--force", "fixtures"]);
  await expect(runTool(log, { folder: "fixtures" }, context)).rejects.toThrow(
    "fixtures looks like a repository, and is data of another one.",
  );
  await expect(runTool(log, { folder: "fixtures/refs" }, context)).rejects.toThrow("is data of");
  await expect(runTool(log, { folder: ".git/refs" }, context)).rejects.toThrow(
    ".git/refs is no folder of working files of the repository that it is in.",
  );
});

test("a .git that leads to a repository elsewhere, which does not know the folder", async () => {
  await using context = await toolContext();
  await using elsewhere = await folderElsewhere();
  await commitAll(elsewhere.folder, HISTORY);
  for (const folder of ["pointer", "linked"]) await mkdir(context.resolve(folder));
  await writeFile(context.resolve("pointer/.git"), `gitdir: ${elsewhere.folder}/.git\n`);
  await symlink(join(elsewhere.folder, ".git"), context.resolve("linked/.git"));
  for (const folder of ["pointer", "linked"]) {
    await expect(runTool(log, { folder }, context)).rejects.toThrow(
      `The repository of ${folder} lies outside of the workspace and does not know this folder.`,
    );
  }
  // One that knows it is what git worktree and submodules make.
  await git(elsewhere.folder, ["worktree", "add", "--quiet", context.resolve("tree")]);
  expect((await runTool(log, { folder: "tree" }, context)).output.commits).toBe(4);
  await writeFile(
    context.resolve("pointer/.git"),
    `gitdir: ${elsewhere.folder}/.git/worktrees/tree\n`,
  );
  await expect(runTool(log, { folder: "pointer" }, context)).rejects.toThrow("does not know");
});

test("a submodule that is the workspace belongs to the repository above", async () => {
  await using elsewhere = await folderElsewhere();
  const { folder } = elsewhere;
  await mkdir(join(folder, "part"));
  await commitAll(join(folder, "part"), HISTORY.slice(0, 2));
  await git(folder, ["init", "--quiet", "whole"]);
  const add = ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../part"];
  await git(join(folder, "whole"), [...add.slice(0, -1), join(folder, "part")]);
  await using context = await toolContext({ workspace: join(folder, "whole/part") });
  expect((await runTool(log, {}, context)).output.commits).toBe(2);
});

test("a workspace below the top of a repository", async () => {
  await using elsewhere = await folderElsewhere();
  await commitAll(elsewhere.folder, HISTORY);
  await using context = await toolContext({
    workspace: join(elsewhere.folder, "src"),
    env: ["GIT_TEST_ASSUME_DIFFERENT_OWNER"],
  });
  expect((await runTool(log, {}, context)).output.commits).toBe(4);
  vi.stubEnv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1"); // a switch of git's own tests
  await expect(runTool(log, {}, context)).rejects.toThrow(
    "The repository above the workspace belongs to another user.",
  );
  vi.unstubAllEnvs();
});

test("objects that are borrowed from elsewhere are refused, and those of the workspace are not", async () => {
  await using context = await toolContext();
  await using elsewhere = await folderElsewhere();
  await commitAll(elsewhere.folder, HISTORY);
  await git(context.workspace, ["clone", "--quiet", "--shared", elsewhere.folder, "shared"]);
  await expect(runTool(log, { folder: "shared" }, context)).rejects.toMatchObject({
    message: "A part of the repository of shared lies outside of the workspace.",
    help: expect.stringContaining("git repack -a -d"),
  });
  await git(context.resolve("shared"), ["repack", "-a", "-d", "--quiet"]);
  await rm(context.resolve("shared/.git/objects/info/alternates"));
  expect((await runTool(log, { folder: "shared" }, context)).output.commits).toBe(4);
  await git(context.workspace, ["clone", "--quiet", "--shared", "shared", "inner"]);
  expect((await runTool(log, { folder: "inner" }, context)).output.commits).toBe(4);
  await rm(context.resolve("shared/.git/objects"), { recursive: true });
  await symlink(join(elsewhere.folder, ".git/objects"), context.resolve("shared/.git/objects"));
  await expect(runTool(log, { folder: "shared" }, context)).rejects.toThrow(
    "shared/.git/objects leads out of the workspace",
  );
});
