/** The workflow file for GitHub Actions: what it may do, and that its commands do it in a repository. */
import { execa } from "execa";
import { readFile, symlink, mkdir } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { CLI, REPOSITORY } from "../../support/built-cli.ts";
import { commitAll, git } from "../../support/git-repository.ts";
import { userWorkspace } from "../../support/user-workspace.ts";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Workflow {
  readonly on: object;
  readonly permissions: object;
  readonly jobs: Readonly<
    Record<string, { readonly permissions: object; readonly steps: readonly Step[] }>
  >;
}

const text = await readFile(join(REPOSITORY, "examples/github/plans.yml"), "utf8");
const workflow = parse(text) as Workflow;
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

test("it trusts nothing of a pull request", () => {
  expect(Object.keys(workflow.on)).toEqual(["pull_request"]);
  expect(workflow.permissions).toEqual({});
  expect(workflow.jobs["compare"]?.permissions).toEqual({ contents: "read" });
  expect(workflow.jobs["comment"]?.permissions).toEqual({ "pull-requests": "write" });
  expect(text).not.toContain("secrets.");
  // Nothing is written into a shell but through variables.
  expect(steps.filter(({ run = "" }) => run.includes("${{"))).toEqual([]);
  // What may write runs no code of the pull request.
  const may = workflow.jobs["comment"]?.steps ?? [];
  expect(
    may.some(({ run = "", uses = "" }) => /npx|npm|node /.test(run) || uses.includes("checkout")),
  ).toBe(false);
});

test("actions are pinned by their commits", () => {
  const used = steps.flatMap(({ uses }) => uses ?? []);
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((uses) => !/^actions\/[a-z-]+@[0-9a-f]{40}$/.test(uses))).toEqual([]);
});

test("its commands write the comment, and fail where they should", async () => {
  await using workspace = await userWorkspace({
    files: {
      "data/sales.csv": "city,amount\nBonn,3\nKiel,4\n",
      ".gitignore": "node_modules\n.orchc\n",
    },
  });
  await mkdir(workspace.at("node_modules/.bin"), { recursive: true });
  await symlink(CLI, workspace.at("node_modules/.bin/orchc"));
  const planAndBuild = async (query: string) => {
    expect((await workspace.orchc(["plan", query, "--name", "cities"])).status).toBe(0);
    expect((await workspace.orchc(["build", "cities"])).status).toBe(0);
  };
  await planAndBuild("Total amount by city in data/sales.csv");
  await git(workspace.path, ["init", "--quiet"]);
  await commitAll(workspace.path, [
    { author: "Ann Lee", date: "2026-01-10T10:00:00Z", subject: "Cities", files: {} },
  ]);
  const base = (await git(workspace.path, ["rev-parse", "HEAD"])).trim();
  await planAndBuild("Mean amount by city in data/sales.csv");

  const commands = (workflow.jobs["compare"]?.steps ?? []).flatMap(({ run = "" }) =>
    run.includes("orchc") ? [run] : [],
  );
  const bash = (script: string) =>
    execa("bash", ["-e", "-o", "pipefail", "-c", script], {
      cwd: workspace.path,
      env: {
        BASE: base,
        GITHUB_STEP_SUMMARY: workspace.at("summary.md"),
        PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter),
      },
      reject: false,
    });
  const [write = "", verify = "", drift = ""] = commands;
  const ended = [await bash(write), await bash(verify), await bash(drift)];
  expect(
    ended.map(({ exitCode, stderr }) => ({ exitCode, stderr: exitCode === 0 ? "" : stderr })),
  ).toEqual(commands.map(() => ({ exitCode: 0, stderr: "" })));
  const comment = await workspace.read("comment.md");
  expect(comment).toContain("### Plan `cities`: 1 task changed");
  expect(comment).toContain("### Drift: Nothing has changed");
  expect(await workspace.read("summary.md")).toBe(comment);

  await workspace.write("data/sales.csv", "city,total\nBonn,3\n");
  expect((await bash(drift)).exitCode).toBe(2);
  await workspace.write("data/sales.csv", "city,amount\nBonn,3\nKiel,4\n");
  await workspace.write("generated/cities/README.md", "edited\n");
  expect((await bash(verify)).exitCode).toBe(4);
});
