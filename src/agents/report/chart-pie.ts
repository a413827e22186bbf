/** A ring of shares, for few parts of one whole. */
import { ToolError } from "../../catalog/authoring.ts";
import type { ChartBody } from "./chart-channels.ts";
import type { Mark } from "./chart-marks.ts";
import { PALETTE, REST } from "./chart-theme.ts";

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
  const ranked = marks.toSorted((a, b) => b.y - a.y);
  const named = ranked.length > PALETTE.length ? ranked.slice(0, PALETTE.length - 1) : ranked;
  const rest = ranked.slice(named.length).reduce((sum, { y }) => sum + y, 0);
  const parts = [
    ...named.map(({ x, y }) => ({ name: String(x), y })),
    ...(rest > 0 ? [{ name: `${ranked.length - named.length} others`, y: rest }] : []),
  ];
  const values = parts.map(({ name, y }, order) => {
    const share = `${((y / total) * 100).toFixed(1)} %`;
    return { y, order, shown: `${name} · ${share}` };
  });
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
          scale: {
            domain: values.map(({ shown }) => shown),
            range: [...PALETTE.slice(0, named.length), REST],
          },
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
