/** Lines, areas and points. */
import {
  coloured,
  includesZero,
  measureTitle,
  numberAxis,
  numberScale,
  placeChannel,
} from "./chart-channels.ts";
import type { ChartBody } from "./chart-channels.ts";
import type { ChartFields } from "./chart-fields.ts";
import type { Mark, Marks } from "./chart-marks.ts";
import { byAppearance, byLastValue } from "./chart-series.ts";
import { thinLines, type Thinned } from "./thin-lines.ts";

/** Points beyond this melt into a blot, and make the file needlessly large. */
const MOST_POINTS = 2_000;
/** Up to this many a line shows where its values stand. */
const FEW = 40;

export function planeSpec(fields: ChartFields, all: Marks): ChartBody {
  const isPoints = fields.kind === "point";
  // A pile that is thinned would no longer add up.
  const { marks: drawn, cut } = isPoints
    ? thinPoints(all.marks)
    : fields.kind === "line"
      ? thinLines(all.marks)
      : { marks: all.marks };
  const order = isPoints ? byAppearance(drawn) : byLastValue(drawn);
  const few = drawn.length / order.length <= FEW;
  const symbol = { line: "stroke", area: "square", point: "circle" }[fields.kind as "line"];
  const { values, channels } = coloured(drawn, order, symbol);
  const zero = fields.kind === "area" || (!isPoints && includesZero(drawn));
  const measured = drawn.map(({ y }) => y);
  return {
    spec: {
      data: { values },
      mark: {
        type: fields.kind,
        ...(fields.kind === "line" && few && { point: { size: 30, opacity: 1 } }),
        ...(isPoints && drawn.length > 500 && { size: 20, opacity: 0.5 }),
      },
      encoding: {
        x: placeChannel(fields, all),
        y: {
          field: "y",
          type: "quantitative",
          scale: fields.kind === "area" ? { zero } : numberScale(measured, zero),
          axis: { title: measureTitle(fields), ...numberAxis(measured) },
          ...(fields.kind === "area" && { stack: "zero" }),
        },
        ...channels,
      },
    },
    ...(cut !== undefined && { cut }),
  };
}

/** Evenly, in the order of the table. */
function thinPoints(marks: readonly Mark[]): Thinned {
  const step = Math.ceil(marks.length / MOST_POINTS);
  if (step === 1) return { marks };
  return {
    marks: marks.filter((_, i) => i % step === 0),
    cut: `one in ${step} of ${marks.length.toLocaleString("en")} points`,
  };
}
