/** Bars: standing over short labels, lying beside long ones. */
import { barsOverTime } from "./chart-bars-over-time.ts";
import { coloured, measureTitle, numberAxis } from "./chart-channels.ts";
import type { ChartBody } from "./chart-channels.ts";
import type { ChartFields } from "./chart-fields.ts";
import type { Marks } from "./chart-marks.ts";
import { byAppearance } from "./chart-series.ts";

/** More bars than this are too thin to read. */
const MOST_BARS = 20;
/** Up to this many bars carry their numbers. */
const NUMBERED = 16;
/** Letters of a label that fit under a bar. */
const SHORT = 12;

/** Three digits: 64.7, 1.23K, 2.77B. */
const NUMBER = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });

export function barsSpec(fields: ChartFields, { marks, along }: Marks): ChartBody {
  if (along === "time") return barsOverTime(fields, marks);
  const isRanked = fields.x.type === "text" || fields.x.type === "boolean";
  const all = [...Map.groupBy(marks, ({ x }) => x)].map(([label, own]) => ({
    label: String(label),
    total: own.reduce((sum, { y }) => sum + y, 0),
  }));
  const ranked = isRanked ? all.toSorted((a, b) => b.total - a.total) : all;
  const labels = ranked.slice(0, MOST_BARS).map(({ label }) => label);
  const shown = marks.filter(({ x }) => labels.includes(String(x)));
  const series = byAppearance(shown);
  const { values, channels } = coloured(shown, series, "square");

  const lying = labels.length > 8 || labels.some((label) => label.length > SHORT);
  const [place, measure, side] = lying ? ["y", "x", "yOffset"] : ["x", "y", "xOffset"];
  const isNumbered = series.length === 1 && labels.length <= NUMBERED;
  const encoding = {
    [place]: {
      field: "x",
      type: "nominal",
      sort: labels,
      axis: { title: null, labelAngle: 0, ticks: false, domain: !lying },
      scale: { paddingInner: 0.25 },
    },
    [measure]: {
      field: "y",
      type: "quantitative",
      axis: { title: measureTitle(fields), ...numberAxis(shown) },
    },
    ...(series.length > 1 && { [side]: { field: "s", sort: series } }),
  };
  const text = {
    mark: { type: "text", ...(lying ? { align: "left", dx: 5 } : { baseline: "bottom", dy: -4 }) },
    encoding: { text: { field: "number" } },
  };
  return {
    spec: {
      data: { values: values.map((mark) => ({ ...mark, number: NUMBER.format(mark.y) })) },
      encoding,
      layer: [{ mark: "bar", encoding: channels }, ...(isNumbered ? [text] : [])],
    },
    ...(all.length > MOST_BARS && {
      note: `${isRanked ? "The largest" : "The first"} ${MOST_BARS} of ${all.length}`,
    }),
  };
}
