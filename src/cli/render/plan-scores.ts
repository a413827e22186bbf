/** Two plans scored against each other: the numbers, and in words what decides. */
import type { Comparison, Criterion, PlanScore, Reason } from "../../compiler/index.ts";
import type { Style } from "../screen.ts";
import { count, dollars, seconds } from "./amounts.ts";
import { renderTable, type Column } from "./table.ts";
import { hang, oneLine } from "./text.ts";

interface Row {
  readonly title: string;
  readonly weight: string;
  /** What it is, and what that is worth, of each plan. */
  readonly values: readonly [string, string];
  readonly scores: readonly [string, string];
}

/** @param labels of A and B */
export function renderComparison(
  comparison: Comparison,
  labels: readonly [string, string],
  weights: Readonly<Record<Criterion, number>>,
  style: Style,
): string {
  const { colors, columns } = style;
  const { a, b, reasons } = comparison;
  const table = renderTable(rowsOf(comparison, weights), columnsOf(), style);
  const lines = reasons.map((reason) => {
    const sign = reason.points > 0 ? "A" : "B";
    const points = colors.dim(` (${Math.abs(reason.points).toFixed(1)})`);
    return hang(`${colors.cyan(sign)}  `, saysWhy(reason, comparison) + points, columns);
  });
  const cautions = cautionsOf(comparison);
  return [
    `${colors.bold("A")}  ${labels[0]}`,
    `${colors.bold("B")}  ${labels[1]}`,
    "",
    table,
    "",
    colors.bold(verdictOf(comparison, labels, a, b)),
    ...lines,
    ...(cautions.length === 0
      ? []
      : ["", ...cautions.map((text) => hang("note: ", text, columns))]),
  ].join("\n");
}

function columnsOf(): Column<Row>[] {
  const plan = (index: 0 | 1, title: string): Column<Row>[] => [
    { title, cell: ({ values }) => values[index], align: "right", essential: true },
    { title: "score", cell: ({ scores }) => scores[index], align: "right", essential: true },
  ];
  return [
    { title: "", cell: ({ title }) => title },
    { title: "weight", cell: ({ weight }) => weight, align: "right" },
    ...plan(0, "A"),
    ...plan(1, "B"),
  ];
}

const SHOW: Readonly<Record<Criterion, (value: number) => string>> = {
  cost: dollars,
  time: seconds,
  risk: (points) => count(points, "point"),
  parallelism: (speedup) => `${speedup.toFixed(2)}×`,
};

function rowsOf(
  { a, b, isCoverageKnown }: Comparison,
  weights: Readonly<Record<Criterion, number>>,
): Row[] {
  const both = (of: (score: PlanScore) => string): readonly [string, string] => [of(a), of(b)];
  const criteria = Object.entries(weights) as [Criterion, number][];
  return [
    {
      title: "Coverage",
      weight: "factor",
      values: both(({ coverage }) => (isCoverageKnown ? percent(coverage) : "not known")),
      scores: both(({ coverage }) => coverage.toFixed(2)),
    },
    ...criteria.map(([of, weight]) => ({
      title: of[0]?.toUpperCase() + of.slice(1),
      weight: weight.toFixed(1),
      values: both(({ measures }) => SHOW[of](measures[of].value)),
      scores: both(({ measures }) => measures[of].score.toFixed(2)),
    })),
    {
      title: "Total",
      weight: "",
      values: ["", ""],
      scores: both(({ total }) => total.toFixed(1)),
    },
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}

function verdictOf(
  { better }: Comparison,
  labels: readonly [string, string],
  a: PlanScore,
  b: PlanScore,
): string {
  if (better === undefined) return `Neither is better: both have ${a.total.toFixed(1)} points.`;
  const [name, letter] = better === "a" ? [labels[0], "A"] : [labels[1], "B"];
  return `${letter} is better, by ${Math.abs(a.total - b.total).toFixed(1)} points: ${name}`;
}

/** For whom a criterion speaks is said by its plan: `costs $0.02, and the other one $0.10`. */
function saysWhy({ of, points }: Reason, { a, b }: Comparison): string {
  const [own, other] = points > 0 ? [a, b] : [b, a];
  switch (of) {
    case "coverage": {
      const words = other.left.map((text) => JSON.stringify(oneLine(text))).join(", ");
      return `does more of its request: ${percent(own.coverage)} instead of ${percent(other.coverage)}; the other leaves ${words}`;
    }
    case "cost":
      return `is cheaper: ${dollars(own.measures.cost.value)} instead of ${dollars(other.measures.cost.value)}`;
    case "time":
      return `is sooner done: ${seconds(own.measures.time.value)} instead of ${seconds(other.measures.time.value)} along the critical path`;
    case "risk":
      return `risks less: ${riskText(own)} instead of ${riskText(other)}`;
    case "parallelism":
      return `gains more by doing things side by side: ${SHOW[of](own.figures.speedup)} instead of ${SHOW[of](other.figures.speedup)} as fast as one after another`;
  }
}

function riskText({ figures: { risks } }: PlanScore): string {
  const counted = (["high", "medium"] as const).filter((risk) => risks[risk] > 0);
  if (counted.length === 0) return "no task of more than low risk";
  return counted.map((risk) => `${count(risks[risk], "task")} of ${risk} risk`).join(" and ");
}

function cautionsOf({ isSameRequest, isCoverageKnown }: Comparison): string[] {
  return [
    ...(isSameRequest || !isCoverageKnown
      ? []
      : ["They are plans of different requests: coverage is of each one's own."]),
    ...(isCoverageKnown
      ? []
      : [
          "Coverage counts for neither of them: their tools, or the words of a request, are not known.",
        ]),
  ];
}
