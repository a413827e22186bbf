/** A ring of shares, for few parts of one whole. */
import { ToolError } from "../../catalog/authoring.ts";
import type { ChartBody } from "./chart-channels.ts";
import { NONE, type Mark } from "./chart-marks.ts";
import { roundShares } from "./chart-numbers.ts";
import { PALETTE, REST } from "./chart-theme.ts";
import { naturalOrder } from "./ordered-labels.ts";

/** What has no label is no part like the others. */
const NONE_COLOUR = "#C9CDD2";

/** @throws ToolError for parts below zero: they are no shares. */
export function pieSpec(marks: readonly Mark[]): ChartBody {
  const negative = marks.find(({ y }) => y < 0);
  const total = marks.reduce((sum, { y }) => sum + y, 0);
  if (negative !== undefined || total === 0) {
    throw new ToolError(
      negative === undefined
        ? "All parts of the pie are 0."
        : `A pie cannot show ${negative.x}, which is negative.`,
      { help: "Draw bars instead (kind: bar)." },
    );
  }
  const { parts, colours } = partsOf(marks);
  const shares = roundShares(parts.map(({ y }) => y));
  const values = parts.map(({ name, y }, order) => ({
    y,
    order,
    shown: `${name} · ${(shares[order] ?? 0).toFixed(1)} %`,
  }));
  return {
    spec: {
      data: { values },
      mark: { type: "arc", innerRadius: 78, padAngle: 0.012, cornerRadius: 2 },
      encoding: {
        theta: { field: "y", type: "quantitative", stack: true },
        order: { field: "order", type: "quantitative" },
        color: {
          field: "shown",
          type: "nominal",
          scale: { domain: values.map(({ shown }) => shown), range: colours },
          legend: {
            orient: "right",
            direction: "vertical",
            symbolType: "circle",
            rowPadding: 8,
            labelFontSize: 13,
            labelLimit: 300,
          },
        },
      },
    },
  };
}

/** The largest first, unless they have an order of their own; the small ones together, and what has no label last. */
function partsOf(marks: readonly Mark[]) {
  const none = marks.filter(({ x }) => x === NONE);
  const named = marks.filter(({ x }) => x !== NONE).toSorted((a, b) => b.y - a.y);
  const isMany = named.length > PALETTE.length;
  const kept = isMany ? named.slice(0, PALETTE.length - 1) : named;
  const rest = named.slice(kept.length);
  const rank = isMany ? undefined : naturalOrder(kept.map(({ x }) => String(x)));
  const ordered =
    rank === undefined ? kept : kept.toSorted((a, b) => rank(String(a.x)) - rank(String(b.x)));
  const sum = (all: readonly Mark[]): number => all.reduce((total, { y }) => total + y, 0);
  return {
    parts: [
      ...ordered.map(({ x, y }) => ({ name: String(x), y })),
      ...(rest.length > 0 ? [{ name: `${rest.length} others`, y: sum(rest) }] : []),
      ...(none.length > 0 ? [{ name: NONE, y: sum(none) }] : []),
    ],
    colours: [
      ...PALETTE.slice(0, ordered.length),
      ...(rest.length > 0 ? [REST] : []),
      ...(none.length > 0 ? [NONE_COLOUR] : []),
    ],
  };
}
