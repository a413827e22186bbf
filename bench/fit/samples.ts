/** The samples of the tests: a plan with the promised calls is right. Another one may be as good, so none is wrong. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { openCatalog } from "../../src/catalog/catalog.ts";
import { callsOf, createGrammarPlanner, plan } from "../../src/compiler/index.ts";
import type { Param } from "../../src/contract/plan.ts";
import { configSchema } from "../../src/workspace/config.ts";
import { workspaceAt } from "../../src/workspace/workspace.ts";
import { worldOf } from "../../src/world.ts";
import { sampleOf } from "../questions/sample.ts";
import { tally, type Outcome, type Part } from "./part.ts";

const root = resolve(import.meta.dirname, "../..");
const folder = join(root, "tests/samples");
const today = new Date("2026-01-15T12:00:00Z");

interface Expected {
  readonly tasks: readonly { readonly tool: string; readonly args: object }[];
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
      for await (const { isSame } of plannedSamples(count)) outcomes.push(isSame ? "right" : "none"); // prettier-ignore
      return tally(outcomes);
    },
  };
}

/** Plans them anew, one after the other. */
export async function* plannedSamples(count: number): AsyncGenerator<PlannedSample> {
  const names = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());
  const slugs = sampleOf(names.toSorted(), count);
  const workspace = workspaceAt(root, configSchema.parse({ shell: { commands: ["npm"] } }));
  const catalog = await openCatalog(workspace);
  const world = { ...worldOf(workspace, async () => catalog), today };
  const planner = createGrammarPlanner(world);
  const text = (slug: string, file: string): string =>
    readFileSync(join(folder, slug, file), "utf8");
  const planned = async (slug: string): Promise<PlannedSample> => {
    const { tasks: expected } = JSON.parse(text(slug, "expected.json")) as Expected;
    const hasParams = existsSync(join(folder, slug, "params.json"));
    const params = hasParams
      ? (JSON.parse(text(slug, "params.json")) as Record<string, Param>)
      : {};
    const source = { query: text(slug, "query.txt").trim(), name: slug, params, start: { line: 1, column: 1 } }; // prettier-ignore
    const { plan: made } = await plan({ source, workspace, catalog, planner });
    const calls = (made?.tasks ?? []).flatMap((task) => [...callsOf(task)]);
    const isSame =
      JSON.stringify(calls.map(({ tool, args }) => [tool, args])) ===
      JSON.stringify(expected.map(({ tool, args }) => [tool, args]));
    return { calls, isSame };
  };
  for (const slug of slugs) yield await planned(slug);
}
