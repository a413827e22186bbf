import { expect, test } from "vitest";
import { changes } from "../../../../src/agents/git/changes.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { commitAll, git, HISTORY } from "../../../support/git-repository.ts";

test("between two tags", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, HISTORY);
  const { output, headline } = await runTool(changes, { from: "v1.0", to: "v2.0" }, context);
  expect(output.table.rows).toEqual([
    { file: "tab\tand\nline.txt", insertions: 3, deletions: 0 },
    { file: "--output=pwned", insertions: 1, deletions: 0 },
    { file: "src/kernel.ts", insertions: 1, deletions: 0 }, // renamed, 10 lines then 11
    { file: "src/logo.png", insertions: null, deletions: null },
  ]);
  expect(output).toMatchObject({
    files: 4,
    insertions: 5,
    deletions: 0,
    commits: 3,
    to: await git(context.workspace, ["rev-parse", "HEAD"]),
  });
  expect(headline).toContain("From v1.0 to v2.0, 4 files changed in 3 commits: 5 lines added");
});

test("within a folder; and nothing between a revision and itself", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, HISTORY);
  const src = await runTool(changes, { from: "HEAD~1", folder: "src" }, context);
  expect(src.output.table.rows).toEqual([
    { file: "src/kernel.ts", insertions: 0, deletions: 1 },
    { file: "src/logo.png", insertions: null, deletions: null },
  ]);
  expect(src.headline).toBe(
    "From HEAD~1 to HEAD, 2 files in src changed in 1 commit: 0 lines added and 1 deleted. Most changed is src/kernel.ts, with 0 lines added and 1 deleted.",
  );
  const logo = await runTool(changes, { from: "HEAD~1", path: "src/logo.png" }, context);
  expect(logo.headline).toContain("1 file in src/logo.png changed in 1 commit");
  expect(logo.headline).toContain("It is src/logo.png.");
  const same = await runTool(changes, { from: "main", to: "v2.0" }, context);
  expect(same.headline).toBe("Nothing differs between main and v2.0.");
});

test("a revision that is unknown, or tries to be an option", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, HISTORY);
  const failure = (from: string) => runTool(changes, { from }, context);
  await expect(failure("v2.1")).rejects.toMatchObject({
    message: "v2.1 is no revision of the repository in the workspace.",
    help: expect.stringContaining("Did you mean v2.0?"),
  });
  await expect(failure("--output=stolen")).rejects.toThrow("--output=stolen is no revision");
  await expect(failure("HEAD~99")).rejects.toThrow("HEAD~99 is no revision");
  expect(await git(context.workspace, ["status", "--porcelain"])).toBe("");
});
