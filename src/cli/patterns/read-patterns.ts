/** The patterns of a workspace: computed from its runs, and those that were imported. See docs/adr/0042. */
import { existsSync } from "node:fs";
import type { Catalog } from "../../catalog/index.ts";
import { knownTools, patternOf, vocabularyOf } from "../../compiler/index.ts";
import { patternSchema, type Pattern } from "../../contract/pattern.ts";
import type { Plan } from "../../contract/plan.ts";
import { openHistory, type PatternRow } from "../../runtime/index.ts";
import type { Workspace } from "../../workspace/index.ts";
import type { RunRow } from "../history.ts";
import { planOfRun } from "../plan-of-run.ts";

export interface KnownPattern extends Pattern {
  /** The latest plan of it that has run here; absent of one that was only imported. */
  readonly plan?: Plan;
  /** Start of the latest run, or time of the import. */
  readonly since: string;
}

/** Older runs say little of how a plan does now. */
const NEWEST_RUNS = 2000;

/** Plans that are read, the latest first. */
const MOST_PLANS = 200;

/**
 * Those that have ended well at least once, the latest first.
 *
 * @param withArguments also says which arguments there are, for which the modules of tools are loaded
 */
export async function readPatterns(
  workspace: Workspace,
  catalog: Catalog,
  { withArguments = false } = {},
): Promise<KnownPattern[]> {
  const { database } = workspace.paths;
  if (!existsSync(database)) return [];
  const { runs, rows } = await readRows(database);
  const own = await ownPatterns(runs, rows, workspace, catalog, withArguments);
  const known = new Set(own.map(({ id }) => id));
  const imported = rows.flatMap((row) => (known.has(row.id) ? [] : importedPattern(row)));
  return [...own, ...imported].filter(({ succeeded }) => succeeded > 0);
}

async function readRows(database: string) {
  const store = await openHistory(database);
  try {
    return { runs: await store.runs({ limit: NEWEST_RUNS }), rows: await store.patterns() };
  } finally {
    await store.close();
  }
}

async function ownPatterns(
  runs: readonly RunRow[],
  rows: readonly PatternRow[],
  workspace: Workspace,
  catalog: Catalog,
  withArguments: boolean,
): Promise<KnownPattern[]> {
  const ended = runs.filter(({ status }) => status === "success" || status === "failed");
  const byPlan = [...Map.groupBy(ended, ({ name, plan }) => `${name} ${plan}`).values()].slice(
    0,
    MOST_PLANS,
  );
  const read = await Promise.all(
    byPlan.map(async (group) => {
      const plan = group[0] && (await planOfRun(group[0], workspace));
      return plan === undefined || plan.tasks.length === 0 ? [] : [{ plan, group }];
    }),
  );
  const found = read.flat();
  const vocabulary = vocabularyOf(catalog.cards, catalog.toolNames);
  const tools = withArguments
    ? await knownTools(
        found.map(({ plan }) => plan),
        catalog,
      )
    : new Map();
  const forgotten = new Map(rows.map(({ id, forgottenAt = "" }) => [id, forgottenAt]));
  const counted = found.map(({ plan, group }) => {
    const pattern = patternOf(plan, vocabulary, tools);
    const since = forgotten.get(pattern.id) ?? "";
    return { plan, pattern, group: group.filter(({ startedAt }) => startedAt > since) };
  });
  // Plans of one pattern stand in the order of their latest runs.
  const byId = Map.groupBy(counted, ({ pattern }) => pattern.id);
  return [...byId.values()].flatMap((same) => {
    const [latest] = same;
    const all = same.flatMap(({ group }) => group);
    const [first] = all;
    if (latest === undefined || first === undefined) return [];
    return [{ ...latest.pattern, ...countsOf(all), plan: latest.plan, since: first.startedAt }];
  });
}

function countsOf(runs: readonly RunRow[]): Pick<Pattern, "runs" | "succeeded" | "seconds"> {
  const well = runs.filter(({ status }) => status === "success");
  const times = well
    .flatMap(({ startedAt, completedAt }) =>
      completedAt === undefined
        ? []
        : [Math.max(0, Date.parse(completedAt) - Date.parse(startedAt))],
    )
    .toSorted((a, b) => a - b);
  const median = times[Math.ceil(times.length / 2) - 1];
  return {
    runs: runs.length,
    succeeded: well.length,
    ...(median !== undefined && { seconds: median / 1000 }),
  };
}

/** One that a later orchc has written is none of ours. */
function importedPattern({ content, importedAt = "" }: PatternRow): KnownPattern[] {
  if (content === undefined) return [];
  const read = patternSchema.safeParse(JSON.parse(content));
  return read.success ? [{ ...read.data, since: importedAt }] : [];
}
