import { risks, type Risk } from "../../contract/plan.ts";
import { highestRisk } from "../analyses/find-risks.ts";
import type { Comparable } from "./comparable.ts";
import { tasksOf } from "./tasks-of.ts";

/** What can be said of a whole plan in numbers. */
export interface Figures {
  readonly tasks: number;
  /** Seconds of the longest chain of tasks. */
  readonly criticalSeconds: number;
  /** Seconds with as many tasks at a time as the plan allows. */
  readonly secondsInParallel: number;
  /** Seconds when tasks run one after the other. */
  readonly secondsInSequence: number;
  readonly speedup: number;
  /** US dollars when every task runs once. */
  readonly usd: number;
  /** US dollars with every retry and every item that the limits let through; `Infinity` where nothing bounds it. */
  readonly usdAtMost: number;
  /** The highest of its tasks. */
  readonly risk: Risk;
  /** How many tasks have which. */
  readonly risks: Readonly<Record<Risk, number>>;
  /** A longest chain of tasks, by ids. */
  readonly criticalPath: readonly string[];
}

export function figuresOf({ plan, analysis, bound, risks: all }: Comparable): Figures {
  const { criticalSeconds, secondsInParallel, secondsInSequence, speedup, usd, criticalPath } =
    analysis;
  const count = (wanted: Risk): number =>
    [...all.values()].filter(({ risk }) => risk === wanted).length;
  return {
    tasks: tasksOf(plan).length,
    criticalSeconds,
    secondsInParallel,
    secondsInSequence,
    speedup,
    usd,
    usdAtMost: bound.usd,
    risk: highestRisk(all.values()),
    risks: Object.fromEntries(risks.map((risk) => [risk, count(risk)])) as Record<Risk, number>,
    criticalPath,
  };
}
