/** A chart as a Vega-Lite specification. */
import type { TopLevelSpec } from "vega-lite";
import { barsSpec } from "./chart-bars.ts";
import type { ChartBody } from "./chart-channels.ts";
import type { ChartFields } from "./chart-fields.ts";
import type { Marks } from "./chart-marks.ts";
import { pieSpec } from "./chart-pie.ts";
import { planeSpec } from "./chart-plane.ts";
import { HEIGHT, THEME, TITLE_SIZE, WIDTH } from "./chart-theme.ts";
import { wrapText } from "./text-width.ts";

/** More would leave the chart no room. */
const MOST_TITLE_LINES = 3;

export function chartSpec(title: string, fields: ChartFields, drawn: Marks): TopLevelSpec {
  const { spec, note } = bodyOf(fields, drawn);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width: WIDTH,
    height: HEIGHT,
    autosize: { type: "fit", contains: "padding" },
    config: THEME,
    title: {
      text: titleLines(title),
      ...(note !== undefined && { subtitle: note }),
    },
    ...spec,
  } as TopLevelSpec;
}

function titleLines(title: string): string[] {
  const lines = wrapText(title, WIDTH - 90, TITLE_SIZE, true);
  if (lines.length <= MOST_TITLE_LINES) return lines;
  return [...lines.slice(0, MOST_TITLE_LINES - 1), `${lines[MOST_TITLE_LINES - 1]}…`];
}

function bodyOf(fields: ChartFields, drawn: Marks): ChartBody {
  switch (fields.kind) {
    case "pie":
      return pieSpec(drawn.marks);
    case "bar":
      return barsSpec(fields, drawn);
    case "line":
    case "area":
    case "point":
      return planeSpec(fields, drawn);
  }
}
