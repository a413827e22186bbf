/** A chart as a Vega-Lite specification. */
import type { TopLevelSpec } from "vega-lite";
import { barsSpec } from "./chart-bars.ts";
import type { ChartBody } from "./chart-channels.ts";
import type { ChartFields } from "./chart-fields.ts";
import type { Marks } from "./chart-marks.ts";
import { pieSpec } from "./chart-pie.ts";
import { planeSpec } from "./chart-plane.ts";
import { HEIGHT, SUBTITLE_SIZE, THEME, TITLE_SIZE, WIDTH } from "./chart-theme.ts";
import { wrapText } from "./text-width.ts";

/** More would leave the chart no room. */
const MOST_TITLE_LINES = 3;
const MOST_SUBTITLE_LINES = 3;

/** @param said what stands under the title, a sentence each. */
export function chartSpec(
  title: string,
  { spec, height = HEIGHT }: ChartBody,
  said: readonly string[],
): TopLevelSpec {
  const subtitle = said.flatMap((text) => wrapText(text, WIDTH - 60, SUBTITLE_SIZE, false));
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width: WIDTH,
    height,
    autosize: { type: "fit", contains: "padding" },
    config: THEME,
    title: {
      text: cutLines(wrapText(title, WIDTH - 90, TITLE_SIZE, true), MOST_TITLE_LINES),
      ...(subtitle.length > 0 && { subtitle: cutLines(subtitle, MOST_SUBTITLE_LINES) }),
    },
    ...spec,
  } as TopLevelSpec;
}

function cutLines(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most - 1), `${lines[most - 1]}…`];
}

export function bodyOf(fields: ChartFields, drawn: Marks): ChartBody {
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
