/** Lines, areas and points. */
import {
  coloured,
  includesZero,
  measureTitle,
  numberAxis,
  placeChannel,
} from "./chart-channels.ts";
import type { ChartBody } from "./chart-channels.ts";
import type { ChartFields } from "./chart-fields.ts";
import type { Marks } from "./chart-marks.ts";
import { byAppearance, byLastValue } from "./chart-series.ts";

/** Points beyond this melt into a blot, and make the file needlessly large. */
const MOST_POINTS = 2_000;
/** Up to this many a line shows where its values stand. */
const FEW = 40;

export function planeSpec(fields: ChartFields, all: Marks): ChartBody {
  const { marks } = all;
  const isPoints = fields.kind === "point";
  const step = isPoints ? Math.ceil(marks.length / MOST_POINTS) : 1;
  const drawn = marks.filter((_, i) => i % step === 0);
  const order = isPoints ? byAppearance(drawn) : byLastValue(drawn);
  const few = drawn.length / order.length <= FEW;
  const symbol = { line: "stroke", area: "square", point: "circle" }[fields.kind as "line"];
  const { values, channels } = coloured(drawn, order, symbol);
  const zero = fields.kind === "area" || (!isPoints && includesZero(drawn));
  return {
    spec: {
      data: { values },
      mark: {
        type: fields.kind,
        ...(fields.kind === "line" && few && { point: { size: 30, opacity: 1 } }),
      },
      encoding: {
        x: placeChannel(fields, all),
        y: {
          field: "y",
          type: "quantitative",
          scale: { zero },
          axis: { title: measureTitle(fields), ...numberAxis(drawn) },
          ...(fields.kind === "area" && { stack: "zero" }),
        },
        ...channels,
      },
    },
    ...(step > 1 && { note: `One in ${step} of ${marks.length.toLocaleString("en")} points` }),
  };
}
