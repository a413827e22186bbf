import { expect, test } from "vitest";
import { createRulesPlanner } from "../../../../../../src/compiler/planner/rules/index.ts";

const agents = [
  { name: "files", card: "List files, collect TODO comments, count lines by folder and size." },
  { name: "git", card: "Commits and authors of a repository." },
  { name: "data", card: "Tables: average and median by group." },
];

async function titles(query: string): Promise<string[]> {
  const { tasks } = await createRulesPlanner().outline({ query, agents, maxTasks: 9 });
  return tasks.map(({ agent, title }) => `${agent}: ${title}`);
}

test("what arranges the results of a task is said of that task", async () => {
  expect(await titles("List the TODO comments and count them by folder")).toEqual([
    "files: List the TODO comments count by folder",
  ]);
  expect(await titles("List the files, then sort them by size")).toEqual([
    "files: List the files sort by size",
  ]);
});

test("what names a place of its own, or counts some that were picked, is work of its own", async () => {
  expect(await titles("List the files and count them in ./src")).toHaveLength(2);
  expect(await titles("List the last 50 commits and count them by author")).toEqual([
    "git: List the last 50 commits",
    "git: Count them by author",
  ]);
});
