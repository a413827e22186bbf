/**
 * Queries as people write them, each with the plan that the planner without a model must make of it:
 * through the whole compiler, with the built-in agents, on files of this repository.
 */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { openCatalog } from "../../src/catalog/catalog.ts";
import { createGrammarPlanner, plan, type Planned } from "../../src/compiler/index.ts";
import { blocksOf, callsOf } from "../../src/compiler/kinds/index.ts";
import type { Param, Task } from "../../src/contract/plan.ts";
import { configSchema } from "../../src/workspace/config.ts";
import { workspaceAt } from "../../src/workspace/workspace.ts";
import { worldOf } from "../../src/world.ts";
import { workOf, type SummaryOfTask } from "./same-plan.ts";

const folder = import.meta.dirname;
const root = resolve(folder, "../..");
const commands = ["npm"];
const workspace = workspaceAt(root, configSchema.parse({
    shell: { commands },
    checks: { lint: { command: commands[0], args: ["run", "lint"] } },
  }),
);
const catalog = await openCatalog(workspace);
const world = worldOf(workspace, async () => catalog);
// "This year" and "last week" are counted from here.
const today = new Date("2026-01-15T12:00:00Z");

const entries = await readdir(folder, { withFileTypes: true });
const slugs = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).toSorted();

/** Expected is what they must become; today they are refused, or planned otherwise. Whoever mends one takes it out. */
const OPEN: ReadonlySet<string> = new Set([
  "article-summary", "context-sentence", "feed-and-sentiment", "feed-table", "files-changed-most",
  "indicators", "parameter-as-a-number",
  "rows-by-sql", "steps-with-priorities", "trend-in-a-file",
]);

describe("the plan of a sample query", () => {
  test("there are samples of every built-in agent", async () => {
    const expected = await Promise.all(slugs.map((slug) => readText(slug, "expected.json")));
    const agents = catalog.cards.map(({ name }) => name);
    expect(slugs.length).toBeGreaterThanOrEqual(30);
    const used = agents.filter((agent) => expected.join("").includes(`"tool": "${agent}.`));
    expect(used).toEqual(agents);
  });

  const bothOf = async (slug: string): Promise<[Summary, unknown]> => [
    summaryOf(await planSample(slug)),
    JSON.parse(await readText(slug, "expected.json")),
  ];
  test.each(slugs.filter((slug) => !OPEN.has(slug)))("%s", async (slug) => {
    const [planned, expected] = await bothOf(slug);
    expect(planned).toEqual(expected);
  });
  test.fails.each([...OPEN])("%s: not yet", async (slug) => {
    const [planned, expected] = await bothOf(slug);
    expect(planned).toEqual(expected);
  });

  test("is the same on another day, unless the query speaks of days", async () => {
    const slug = "compare-two-stocks";
    const later = new Date("2031-07-01T00:00:00Z");
    expect(await planSample(slug, later)).toEqual(await planSample(slug));
  });
});

/** A sample's request in other words, one phrasing a line: of those that were tried, the ones understood. */
const phrasings = await Promise.all(
  slugs
    .filter((slug) => !OPEN.has(slug) && existsSync(join(folder, slug, "phrasings.txt")))
    .map(async (slug) => ({
      slug,
      lines: (await readText(slug, "phrasings.txt")).trim().split("\n"),
    })),
);

describe("a sample query in other words", () => {
  test("is there in three phrasings for at least 25 samples", () => {
    const several = phrasings.filter(({ lines }) => new Set(lines).size >= 3);
    expect(several.length).toBeGreaterThanOrEqual(25);
  });

  const each = phrasings.flatMap(({ slug, lines }) => lines.map((query) => ({ slug, query })));
  test.each(each)("$slug: $query", async ({ slug, query }) => {
    const expected = JSON.parse(await readText(slug, "expected.json")) as Summary;
    const planned = summaryOf(await planQuery(query, slug));
    expect(workOf(planned.tasks)).toEqual(workOf(expected.tasks));
    if (expected.tasks.length === 0) expect(codesOf(planned)).toEqual(codesOf(expected));
  });
});

async function planSample(slug: string, day = today): Promise<Planned> {
  return planQuery((await readText(slug, "query.txt")).trim(), slug, day);
}

async function planQuery(query: string, slug: string, day = today): Promise<Planned> {
  const paramsFile = join(folder, slug, "params.json");
  const params: Record<string, Param> = existsSync(paramsFile)
    ? (JSON.parse(await readFile(paramsFile, "utf8")) as Record<string, Param>)
    : {};
  const planner = createGrammarPlanner({ ...world, today: day });
  const source = { query, name: slug, params, start: { line: 1, column: 1 } };
  return plan({ source, workspace, catalog, planner });
}

interface Summary {
  readonly tasks: readonly SummaryOfTask[];
  readonly diagnostics: readonly { readonly code: string; readonly message: string }[];
}

function codesOf({ diagnostics }: Summary): string[] {
  return diagnostics.map(({ code }) => code).toSorted();
}

/** What a sample records: everything that follows from the query, and none of the tools' own limits. */
function summaryOf({ plan: planned, diagnostics }: Planned): Summary {
  return {
    tasks: (planned?.tasks ?? []).map(summaryOfTask),
    diagnostics: diagnostics.map(({ code, message }) => ({ code, message })),
  };
}

function summaryOfTask(task: Task): SummaryOfTask {
  const [call] = callsOf(task);
  const { id, title, kind, priority, needs, internal } = task;
  const within = blocksOf(task).map(({ at, tasks }) => ({ at, tasks: tasks.map(summaryOfTask) }));
  return {
    id,
    title,
    tool: call?.tool,
    args: call?.args,
    needs: needs.map((need) => need.task),
    ...(priority !== "medium" && { priority }),
    ...(internal && { internal }),
    ...(call === undefined && { kind, within }),
  };
}

function readText(slug: string, name: string): Promise<string> {
  return readFile(join(folder, slug, name), "utf8");
}
