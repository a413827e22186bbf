import { expect, test } from "vitest";
import { hotspots } from "../../../../src/agents/git/hotspots.ts";
import { runTool } from "../../../support/run-tool.ts";
import { toolContext } from "../../../support/tool-context.ts";
import { commitAll, HISTORY } from "../../../support/git-repository.ts";

test("a renamed file keeps its history; a deleted one is no hotspot", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, HISTORY);
  const { output, headline } = await runTool(hotspots, {}, context);
  expect(output.table.rows).toEqual([
    // 10 and 2 lines added, none when it was renamed, 1 deleted
    { file: "src/kernel.ts", commits: 4, churn: 13, insertions: 12, deletions: 1, authors: 2 },
    { file: "tab\tand\nline.txt", commits: 1, churn: 3, insertions: 3, deletions: 0, authors: 1 },
    { file: "docs/guide.md", commits: 1, churn: 2, insertions: 2, deletions: 0, authors: 1 },
    { file: "--output=pwned", commits: 1, churn: 1, insertions: 1, deletions: 0, authors: 1 },
    { file: "src/logo.png", commits: 1, churn: 0, insertions: 0, deletions: 0, authors: 1 },
  ]);
  expect(output).toMatchObject({ files: 5, commits: 4, truncated: false });
  expect(headline).toContain("src/kernel.ts changed most often: in 4 of 4 commits, with 13 lines");
});

test("files that changed as often are named as such", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, HISTORY);
  const { headline } = await runTool(hotspots, { since: "2024-04-01" }, context);
  expect(headline).toMatch(/ changed most often: in 1 of 1 commit from 2024-04-01/);
  expect(headline).toContain("(1, as often) and");
});

test("within a folder, names are still those of the workspace", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, HISTORY);
  const { output } = await runTool(hotspots, { folder: "src", limit: 1 }, context);
  expect(output.table.rows.map((row) => row["file"])).toEqual(["src/kernel.ts"]);
  expect(output).toMatchObject({ files: 2, truncated: true });
});

test("nothing in a period is an answer", async () => {
  await using context = await toolContext();
  await commitAll(context.workspace, HISTORY);
  const { headline } = await runTool(hotspots, { until: "2020-01-01" }, context);
  expect(headline).toBe("No file that still exists was changed by commits until 2020-01-01.");
});
