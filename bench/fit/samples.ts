/** The samples of the tests: a plan with the promised calls is right. Another one may be as good, so none is wrong. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { openCatalog } from "../../src/catalog/catalog.ts";
import { callsOf, createGrammarPlanner, plan } from "../../src/compiler/index.ts";
import type { Param } from "../../src/contract/plan.ts";
import { configSchema } from "../../src/workspace/config.ts";
import { workspaceAt } from "../../src/workspace/workspace.ts";
import { worldOf } from "../../src/world.ts";
import { workOf, type SummaryOfTask } from "../../tests/samples/same-plan.ts";
import { sampleOf } from "../questions/sample.ts";
import { tally, type Outcome, type Part } from "./part.ts";

const root = resolve(import.meta.dirname, "../..");
const folder = join(root, "tests/samples");
const today = new Date("2026-01-15T12:00:00Z");

interface Expected {
  readonly tasks: readonly SummaryOfTask[];
}

export interface PlannedSample {
  readonly calls: readonly { readonly tool: string; readonly args: object }[];
  /** Whether they are those that are promised. */
  readonly isSame: boolean;
}

export async function samplesPart(count: number): Promise<Part> {
  return {
    name: "samples",
    measure: async () => {
      const outcomes: Outcome[] = [];
      for await (const { isSame } of plannedSamples(count))
        outcomes.push(isSame ? "right" : "none");
      return tally(outcomes);
    },
  };
}

/** Plans them anew, one after the other, in their own words and in others. */
export async function* plannedSamples(count: number): AsyncGenerator<PlannedSample> {
  const names = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());
  const slugs = sampleOf(names.toSorted(), count);
  const workspace = workspaceAt(root, configSchema.parse({ shell: { commands: ["npm"] } }));
  const catalog = await openCatalog(workspace);
  const world = { ...worldOf(workspace, async () => catalog), today };
  const planner = createGrammarPlanner(world);
  const text = (slug: string, file: string): string | undefined =>
    existsSync(join(folder, slug, file))
      ? readFileSync(join(folder, slug, file), "utf8")
      : undefined;
  const planned = async (slug: string, query: string): Promise<PlannedSample> => {
    const { tasks: expected } = JSON.parse(text(slug, "expected.json") ?? "") as Expected;
    const params = JSON.parse(text(slug, "params.json") ?? "{}") as Record<string, Param>;
    const source = { query, name: slug, params, start: { line: 1, column: 1 } };
    const { plan: made } = await plan({ source, workspace, catalog, planner });
    const tasks = made?.tasks ?? [];
    const calls = tasks.flatMap((task) => [...callsOf(task)]);
    const work = tasks.map((task) => {
      const [call] = callsOf(task);
      const needs = task.needs.map((need) => need.task);
      return { id: task.id, tool: call?.tool, args: call?.args, needs, internal: task.internal };
    });
    return { calls, isSame: workOf(work).join("\n") === workOf(expected).join("\n") };
  };
  for (const slug of slugs)
    for (const file of ["query.txt", "phrasings.txt"])
      for (const query of text(slug, file)
        ?.trim()
        .split(file === "query.txt" ? /$^/ : "\n") ?? [])
        yield await planned(slug, query);
}
