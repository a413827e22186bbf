/** What two plans cost and how long they take, side by side. */
import type { Figures, PlanDiff } from "../../compiler/index.ts";
import { count, dollars, seconds } from "./amounts.ts";

export interface FigureRow {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  /** `+1`, `-0.3s`; empty when nothing changed. */
  readonly change: string;
}

export function figureRows({ figures: { before: old, after: now } }: PlanDiff): FigureRow[] {
  const row = (
    title: string,
    of: (figures: Figures) => number,
    show: (value: number) => string,
  ): FigureRow => {
    const [before, after] = [of(old), of(now)];
    const told = (value: number): string => (value === Infinity ? "no bound" : show(value));
    const difference = told(Math.abs(after - before));
    const change =
      after === before
        ? ""
        : after - before === Infinity
          ? "no bound"
          : `${after > before ? "+" : "-"}${difference}`;
    return { title, before: told(before), after: told(after), change };
  };
  const counted = (["high", "medium"] as const).filter(
    (risk) => old.risks[risk] + now.risks[risk] > 0,
  );
  return [
    row("Tasks", ({ tasks }) => tasks, String),
    row("Time", ({ secondsInParallel }) => secondsInParallel, seconds),
    row("One after another", ({ secondsInSequence }) => secondsInSequence, seconds),
    row("Cost", ({ usd }) => usd, dollars),
    row("Most that it can cost", ({ usdAtMost }) => usdAtMost, dollars),
    {
      title: "Risk",
      before: old.risk,
      after: now.risk,
      change: old.risk === now.risk ? "" : isHigher(now.risk, old.risk) ? "higher" : "lower",
    },
    ...counted.map((risk) => row(`Tasks of ${risk} risk`, ({ risks: all }) => all[risk], String)),
  ];
}

/** From the highest. */
const RISKS = ["high", "medium", "low"] as const;

function isHigher(risk: Figures["risk"], than: Figures["risk"]): boolean {
  return RISKS.indexOf(risk) < RISKS.indexOf(than);
}

/** `1 task added, 2 changed, 3 unchanged`. */
export function summaryOf({ isEqual, added, removed, changed, unchanged }: PlanDiff): string {
  if (isEqual) return `no differences, ${count(unchanged, "task")}`;
  const parts = [
    [added.length, "added"],
    [removed.length, "removed"],
    [changed.length, "changed"],
    [unchanged, "unchanged"],
  ] as const;
  const said = parts.filter(([number]) => number > 0);
  return said
    .map(([number, what], i) => `${i === 0 ? count(number, "task") : number} ${what}`)
    .join(", ");
}
