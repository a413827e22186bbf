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

export function chartSpec(title: string, fields: ChartFields, drawn: Marks): TopLevelSpec {
  const { spec, note } = bodyOf(fields, drawn);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width: WIDTH,
    height: HEIGHT,
    autosize: { type: "fit", contains: "padding" },
    config: THEME,
    title: {
      text: wrapText(title, WIDTH - 90, TITLE_SIZE, true),
      ...(note !== undefined && { subtitle: note }),
    },
    ...spec,
  } as TopLevelSpec;
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
