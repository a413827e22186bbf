/** Kills runs at every named point and at random instants until there were enough kills, or no time is left. */
import { mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { faultPoints } from "../../../src/runtime/fault-point.ts";
import { REPOSITORY } from "../built-cli.ts";
import { mulberry32 } from "../mulberry32.ts";
import { testWorkspace } from "../workspace.ts";
import { buildFaultHost } from "./build-host.ts";
import { killBuild } from "./kill-build.ts";
import { killRun, rebuildProblems, type Death } from "./kill-run.ts";
import type { Who } from "./orders.ts";

export interface KillOptions {
  readonly seed: number;
  /** Processes or groups of them to kill. */
  readonly kills: number;
  /** No run is begun after so many milliseconds, unless nothing was killed yet: a busy machine proves nothing. */
  readonly limitMs: number;
  readonly told?: (line: string) => void;
}

export interface KillSummary {
  readonly runs: number;
  readonly deaths: number;
  readonly uncertain: number;
  readonly uncertainDone: number;
  /** How many deaths were meant to be at each point, by what was killed. */
  readonly at: Readonly<Record<string, number>>;
  readonly problems: readonly string[];
}

/** Runs after which the journal of all is compared with the rows. */
const REBUILD_EVERY = 20;

/** Deaths of one run: with some in the process that goes on with it. */
const MOST_DEATHS = 3;

export async function killAnywhere({
  seed,
  kills,
  limitMs,
  told = () => {},
}: KillOptions): Promise<KillSummary> {
  await using workspace = await testWorkspace();
  await mkdir(join(workspace.root, "out"));
  await linkDist(workspace.root);
  const host = buildFaultHost();
  const place = { workspace, host, folder: await workspace.build(killBuild) };
  const random = mulberry32(seed);
  const started = performance.now();
  const calm = await killRun(place, "calm", []);
  const tookMs = performance.now() - started;
  const problems = calm.problems.map((problem) => `calm: ${problem}`);
  const missed = faultPoints.filter(
    (point) => point !== "answer.removed" && (calm.passed[point] ?? 0) === 0,
  );
  if (missed.length > 0) problems.push(`nobody comes by ${missed.join(", ")}`);
  const at: Record<string, number> = {};
  let [runs, deaths, uncertain, uncertainDone] = [0, 0, 0, 0];
  const planned = deathsOf(calm.passed, random);

  while (deaths < kills && (deaths === 0 || performance.now() - started < limitMs)) {
    const own = Array.from({ length: 1 + Math.floor(random() * MOST_DEATHS) }, () =>
      random() < 0.25
        ? { afterMs: Math.ceil(random() * tookMs), who: whoOf(random) }
        : planned.next().value,
    );
    runs += 1;
    const run = `killed-${runs}`;
    const one = await killRun(place, run, own);
    deaths += one.deaths;
    uncertain += one.uncertain;
    uncertainDone += one.uncertainDone;
    for (const death of own) {
      const key = `${"point" in death ? death.point : "random instant"} (${death.who})`;
      at[key] = (at[key] ?? 0) + 1;
    }
    const found = [...one.problems];
    if (runs % REBUILD_EVERY === 0) found.push(...(await rebuildProblems(workspace)));
    if (JSON.stringify(one.outputs) !== JSON.stringify(calm.outputs))
      found.push(`its data differ: ${JSON.stringify(one.outputs).slice(0, 2000)}`);
    for (const problem of found) problems.push(`seed ${seed}, ${JSON.stringify(own)}: ${problem}`);
    told(
      `${run}: ${JSON.stringify(own)} → ${one.deaths} killed, ${one.uncertain} uncertain${found.map((problem) => `\n  ${problem}`).join("")}`,
    );
  }
  problems.push(...(await rebuildProblems(workspace)));
  return { runs, deaths, uncertain, uncertainDone, at, problems };
}

/**
 * Every point with whatever is killed there, in random order, again and again, each time at another passing: rather an
 * early one, which a process that goes on with little comes by too.
 */
function* deathsOf(
  passed: Readonly<Record<string, number>>,
  random: () => number,
): Generator<Death, never> {
  for (;;) {
    const all = faultPoints.flatMap((point) =>
      (["host", "worker", "both"] as const).map((who) => ({ point, who, order: random() })),
    );
    for (const { point, who } of all.toSorted((a, b) => a.order - b.order)) {
      yield { point, who, nth: 1 + Math.floor(random() ** 2 * (passed[point] ?? 1)) };
    }
  }
}

/** Scripts import what is published: as the host is bundled, so is what its workers load. */
async function linkDist(root: string): Promise<void> {
  const link = join(root, "node_modules/orchc");
  await rm(link, { recursive: true });
  await symlink(REPOSITORY, link, "junction");
}

function whoOf(random: () => number): Who {
  return (["host", "worker", "both"] as const)[Math.floor(random() * 3)] ?? "host";
}
