/** Correlations of pairs as points between -1 and 1, with what each rests on. */
import type { Table } from "../../catalog/authoring.ts";
import type { ChartBody } from "./chart-channels.ts";
import { numberOf } from "./cell-number.ts";
import { PALETTE } from "./chart-theme.ts";
import type { Column } from "./columns.ts";

const COEFFICIENT = /^(r|rho|correlation|pearson|spearman|kendall|tau)([_ ](r|rho|tau))?$/i;
const COUNT = /^(n|pairs|count)$/i;
/** More are no longer a picture. */
const MOST = 30;

export interface Correlations {
  readonly labels: readonly Column[];
  readonly coefficient: Column;
  readonly count: Column | undefined;
}

/** Whether a table holds correlations of pairs: two columns of names, and one of coefficients. */
export function correlationsOf({ columns, rows }: Table): Correlations | undefined {
  const labels = columns.filter(({ type }) => type === "text");
  const coefficient = columns.find(
    ({ name, type }) =>
      type === "number" &&
      COEFFICIENT.test(name) &&
      rows.every((row) => Math.abs(numberOf(row[name]) ?? 0) <= 1),
  );
  if (labels.length < 2 || coefficient === undefined) return undefined;
  const count = columns.find(({ name, type }) => type === "number" && COUNT.test(name));
  return { labels: labels.slice(0, 2), coefficient, count };
}

export function correlationsSpec(
  { rows }: Table,
  { labels, coefficient, count }: Correlations,
): ChartBody {
  const all = rows.flatMap((row) => {
    const r = numberOf(row[coefficient.name]);
    if (r === undefined) return [];
    const n = count === undefined ? undefined : numberOf(row[count.name]);
    const said = `r = ${r.toFixed(2).replace("-", "−")}${n === undefined ? "" : `, n = ${n.toLocaleString("en")}`}`;
    return [{ pair: labels.map(({ name }) => String(row[name])).join(" and "), r, said }];
  });
  const values = all.toSorted((a, b) => b.r - a.r).slice(0, MOST);
  const y = {
    field: "pair",
    type: "nominal",
    sort: values.map(({ pair }) => pair),
    axis: { title: null, ticks: false, domain: false, grid: true },
  };
  const x = { field: "r", type: "quantitative", scale: { domain: [-1, 1], nice: false } };
  return {
    height: Math.max(180, values.length * 34 + 110),
    spec: {
      data: { values },
      encoding: { y, x: { ...x, axis: { title: "Correlation (r)", tickCount: 5 } } },
      layer: [
        { mark: { type: "rule", opacity: 0.45 }, encoding: { x2: { datum: 0 } } },
        { mark: { type: "point", size: 90, opacity: 1, color: PALETTE[0] } },
        // Towards the middle, where there is room.
        ...["datum.r > 0", "datum.r <= 0"].map((filter, i) => ({
          transform: [{ filter }],
          mark: {
            type: "text",
            align: i === 0 ? "right" : "left",
            baseline: "bottom",
            dx: i === 0 ? 4 : -4,
            dy: -6,
          },
          encoding: { text: { field: "said" } },
        })),
      ],
    },
    ...(all.length > MOST && {
      cut: `the ${MOST} highest of ${all.length.toLocaleString("en")} correlations`,
    }),
  };
}
