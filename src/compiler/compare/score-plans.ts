/** Which of two plans is better, by numbers that can be looked up. */
import type { Risk } from "../../contract/plan.ts";
import type { Comparable } from "./comparable.ts";
import { figuresOf, type Figures } from "./figures.ts";

export const criteria = ["cost", "time", "risk", "parallelism"] as const;
export type Criterion = (typeof criteria)[number];

/** What each criterion counts; together 1. Time in parallel is a part of `time` already, so that parallelism counts little. */
export const WEIGHTS: Readonly<Record<Criterion, number>> = {
  cost: 0.3,
  time: 0.3,
  risk: 0.3,
  parallelism: 0.1,
};

/** Three tasks that use the network are taken to be as risky as one that cannot be taken back. */
export const RISK_POINTS: Readonly<Record<Risk, number>> = { low: 0, medium: 1, high: 3 };

/** Smaller differences than these should not decide, and no plan is infinitely better than one that is free. */
const SMALLEST = { usd: 0.01, seconds: 1, points: 1 };

/** One criterion of one plan. */
export interface Measure {
  /** US dollars, seconds of the longest chain, points of risk, or times that tasks side by side are faster. */
  readonly value: number;
  /** 0 to 1, and 1 for the better one of the two. */
  readonly score: number;
}

export interface PlanScore {
  /** 0 to 100, to a tenth. */
  readonly total: number;
  /** The part of the request that the plan does, by which all the rest is multiplied; 1 when it is not known. */
  readonly coverage: number;
  /** Words of the request that it does nothing about. */
  readonly left: readonly string[];
  readonly measures: Readonly<Record<Criterion, Measure>>;
  readonly figures: Figures;
}

export interface Reason {
  readonly of: Criterion | "coverage";
  /** By how many points of `total` it speaks for A; below 0 for B. All of them together are the difference of the totals, before these are rounded. */
  readonly points: number;
}

export interface Comparison {
  readonly a: PlanScore;
  readonly b: PlanScore;
  /** `undefined` when the totals are the same. */
  readonly better?: "a" | "b";
  /** What makes a difference, the largest first. */
  readonly reasons: readonly Reason[];
  /** Whether both are plans of the same request: coverage is of each plan's own. */
  readonly isSameRequest: boolean;
  /** Whether coverage is known of both plans, and not 0 for both; otherwise it counts for neither. */
  readonly isCoverageKnown: boolean;
}

/**
 * Scores two plans against each other:
 *
 *     total = 100 × coverage × (0.3 cost + 0.3 time + 0.3 risk + 0.1 parallelism)
 *
 * - coverage: of the words of the request that ask for something, the part that the plan takes. It multiplies, since
 *   half of what was asked for is worth half, however cheap it is. It is left out where it is not known of one of them.
 * - cost: (0.01 + the lower cost of the two) / (0.01 + its own), in dollars when every task runs once.
 * - time: (1 + the shorter time of the two) / (1 + its own), in seconds along the critical path.
 * - risk: (1 + the fewer points of the two) / (1 + its own); a task of medium risk has one point, one of high risk three.
 * - parallelism: its speed-up (time in sequence over time in parallel) / the larger speed-up of the two.
 *
 * It depends on nothing but the two plans, their tools and builds; `scorePlans(b, a)` says the same the other way round.
 */
export function scorePlans(a: Comparable, b: Comparable): Comparison {
  // Where no word of either request can be told from another, coverage says nothing about the plans.
  const shares = [a.coverage?.share, b.coverage?.share];
  const isCoverageKnown = !shares.includes(undefined) && shares.some((share) => share !== 0);
  const [one, other] = [scoreOf(a, b, isCoverageKnown), scoreOf(b, a, isCoverageKnown)];
  const better = one.total === other.total ? undefined : one.total > other.total ? "a" : "b";
  return {
    a: one,
    b: other,
    ...(better !== undefined && { better }),
    reasons: reasonsOf(one, other),
    isSameRequest: a.plan.source.query === b.plan.source.query,
    isCoverageKnown,
  };
}

function scoreOf(own: Comparable, other: Comparable, isCoverageKnown: boolean): PlanScore {
  const measures = measuresOf(figuresOf(own), figuresOf(other));
  const { share, left } =
    isCoverageKnown && own.coverage !== undefined ? own.coverage : { share: 1, left: [] };
  return {
    total: Math.round(1000 * share * qualityOf(measures)) / 10,
    coverage: share,
    left,
    measures,
    figures: figuresOf(own),
  };
}

function measuresOf(own: Figures, other: Figures): Readonly<Record<Criterion, Measure>> {
  const less = (value: number, rival: number, smallest: number): Measure => ({
    value,
    score: (smallest + Math.min(value, rival)) / (smallest + value),
  });
  return {
    cost: less(own.usd, other.usd, SMALLEST.usd),
    time: less(own.secondsInParallel, other.secondsInParallel, SMALLEST.seconds),
    risk: less(pointsOf(own), pointsOf(other), SMALLEST.points),
    parallelism: {
      value: own.speedup,
      score: own.speedup / Math.max(own.speedup, other.speedup),
    },
  };
}

function pointsOf({ risks }: Figures): number {
  return (
    risks.low * RISK_POINTS.low + risks.medium * RISK_POINTS.medium + risks.high * RISK_POINTS.high
  );
}

function qualityOf(measures: PlanScore["measures"]): number {
  return criteria.reduce((sum, of) => sum + WEIGHTS[of] * measures[of].score, 0);
}

/**
 * The difference of two products, shared out between their factors in the way that does not depend on which of them is
 * changed first: each counts with the mean of the other (Shapley 1953, of two).
 */
function reasonsOf(a: PlanScore, b: PlanScore): Reason[] {
  const quality = (qualityOf(a.measures) + qualityOf(b.measures)) / 2;
  const coverage = (a.coverage + b.coverage) / 2;
  const all: Reason[] = [
    { of: "coverage", points: 100 * quality * (a.coverage - b.coverage) },
    ...criteria.map((of) => ({
      of,
      points: 100 * coverage * WEIGHTS[of] * (a.measures[of].score - b.measures[of].score),
    })),
  ];
  return all
    .map(({ of, points }) => ({
      of,
      points: (Math.sign(points) * Math.round(Math.abs(points) * 10)) / 10,
    }))
    .filter(({ points }) => points !== 0)
    .toSorted((one, other) => Math.abs(other.points) - Math.abs(one.points));
}
