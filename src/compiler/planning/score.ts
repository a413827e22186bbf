/** How good a plan is, as far as that is known before it runs: to choose between plans of the same query. */
import { callsOf, walkTasks } from "../kinds/index.ts";
import type { Planned, PlanOptions, PlanScore } from "./options.ts";

/** `undefined` of no plan. */
export async function scoreOf(
  { plan, analysis, diagnostics }: Planned,
  { catalog }: PlanOptions,
): Promise<PlanScore | undefined> {
  if (plan === undefined || analysis === undefined) return undefined;
  const { coverageOf } = await import("../coverage/index.ts");
  const all = walkTasks(plan);
  const names = new Set(all.flatMap((task) => callsOf(task).map(({ tool }) => tool)));
  const found = await Promise.all([...names].map((name) => catalog.tool(name)));
  const tools = new Map(found.flatMap((tool) => (tool === undefined ? [] : [[tool.name, tool]])));
  return {
    words: Math.round(coverageOf(plan, tools).share * 1000) / 1000,
    warnings: diagnostics.filter(({ severity }) => severity === "warning").length,
    tasks: all.length,
    usd: analysis.usd,
    seconds: analysis.secondsInParallel,
  };
}

interface Difference {
  readonly better: "first" | "second" | "neither";
  /** As a part of a sentence. */
  readonly reason: string;
}

type Criterion = {
  readonly of: (score: PlanScore) => number;
  readonly isMoreBetter?: true;
  /** A smaller difference says nothing. */
  readonly least?: number;
  readonly says: (better: number, worse: number) => string;
};

const criteria: readonly Criterion[] = [
  { of: ({ words }) => words, isMoreBetter: true, says: (a, b) => `it takes ${percent(a)} of the words that ask for something rather than ${percent(b)}` },
  { of: ({ warnings }) => warnings, says: (a, b) => `it has ${counted(a, "warning")} rather than ${b}` },
  { of: ({ tasks }) => tasks, says: (a, b) => `it does the same words with ${counted(a, "task")} rather than ${b}` },
  { of: ({ usd }) => usd, says: (a, b) => `it costs about $${a} rather than $${b}` },
  { of: ({ seconds }) => seconds, least: 1, says: (a, b) => `it takes about ${a} s rather than ${b} s` },
]; // prettier-ignore

/** By the first criterion in which they differ. */
export function compareScores(first: PlanScore, second: PlanScore): Difference {
  for (const { of, isMoreBetter = false, least = 0, says } of criteria) {
    const [one, two] = [of(first), of(second)];
    if (one === two || Math.abs(one - two) < least) continue;
    const isFirst = one > two === isMoreBetter;
    return { better: isFirst ? "first" : "second", reason: isFirst ? says(one, two) : says(two, one) }; // prettier-ignore
  }
  return { better: "neither", reason: "both are equally good, and without a model it is the same every time" }; // prettier-ignore
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
