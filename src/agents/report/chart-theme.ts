/** How charts look: on light and dark pages alike, and to people who do not see all colours. */
import type { Config } from "vega-lite";

export const WIDTH = 720;
export const HEIGHT = 400;
export const TITLE_SIZE = 17;
export const SUBTITLE_SIZE = 12.5;
export const LEGEND_SIZE = 12.5;

/**
 * Okabe and Ito's palette (Color Universal Design, 2008) for dark and light pages alike: black and
 * yellow, which vanish on one of them, give way to brown, and the blue is a little lighter.
 */
export const PALETTE = [
  "#1B7DC2",
  "#D55E00",
  "#009E73",
  "#CC79A7",
  "#E69F00",
  "#56B4E9",
  "#8C6D31",
] as const;
/** What is drawn but not named. */
export const REST = "#9AA0A6";

/** Text and lines take the colour of the page around them. */
const INK = "currentColor";

/**
 * The style of a picture that stands alone, or is shown as an image: no page gives it a colour then, so it brings its
 * own ink and ground. Pages that take its shapes in leave this out.
 */
export const ON_ITS_OWN =
  "svg{color-scheme:light dark;color:#1c2024;background:#fff}@media(prefers-color-scheme:dark){svg{color:#e4e7ea;background:#14171a}}";

export const THEME: Config = {
  background: "transparent",
  font: "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
  padding: { left: 12, right: 16, top: 8, bottom: 8 },
  view: { stroke: null },
  title: {
    anchor: "start",
    frame: "bounds",
    color: INK,
    fontSize: TITLE_SIZE,
    fontWeight: 600,
    offset: 14,
    subtitleColor: INK,
    subtitleFontSize: SUBTITLE_SIZE,
    subtitlePadding: 6,
  },
  axis: {
    labelColor: INK,
    titleColor: INK,
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: 400,
    labelOpacity: 0.75,
    titleOpacity: 0.75,
    domainColor: INK,
    domainOpacity: 0.35,
    tickColor: INK,
    tickOpacity: 0.35,
    gridColor: INK,
    gridOpacity: 0.1,
    labelLimit: 212,
    titlePadding: 8,
    titleLimit: 380,
    labelPadding: 6,
  },
  axisQuantitative: { domain: false, ticks: false, tickCount: 6 },
  legend: {
    orient: "top",
    direction: "horizontal",
    labelColor: INK,
    labelFontSize: LEGEND_SIZE,
    labelLimit: 220,
    symbolSize: 110,
    symbolStrokeWidth: 3,
    columnPadding: 18,
    offset: 10,
    title: null,
  },
  line: { strokeWidth: 2.25, strokeCap: "round", strokeJoin: "round" },
  area: { opacity: 0.85 },
  bar: { cornerRadiusEnd: 2 },
  point: { filled: true, size: 42, opacity: 0.7 },
  text: { fontSize: 12, color: INK },
  arc: { stroke: INK, strokeOpacity: 0 },
};
