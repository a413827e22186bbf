/** Draws a Vega-Lite specification as SVG, without a browser or a canvas. */
import type { TopLevelSpec } from "vega-lite";
import { shortNumber } from "./chart-numbers.ts";
import { ON_ITS_OWN } from "./chart-theme.ts";
import { textWidth } from "./text-width.ts";
import { vegaText, withVegaTexts } from "./vega-text.ts";

/** What Vega measures text with; it means this to be replaced, but its types do not say so. */
interface TextMetrics {
  width(item: TextItem, text: string | number | null | undefined): number;
}

interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
  /** Pixels at which the text is cut; absent or 0 when it is not. */
  readonly limit?: number;
}

/** Its attributes may hold `>`. */
const OPENING_TAG = /^<svg(?:[^>"]|"[^"]*")*>/;

export async function drawSvg(spec: TopLevelSpec, description: string): Promise<string> {
  const [vega, { compile }] = await Promise.all([import("vega"), import("vega-lite")]);
  const { textMetrics } = vega as unknown as { readonly textMetrics: TextMetrics };
  textMetrics.width = ({ fontSize = 11, fontWeight, limit }, text) => {
    const isBold = fontWeight === "bold" || Number(fontWeight) >= 600;
    return Math.min(textWidth(String(text ?? ""), fontSize, isBold), limit || Infinity);
  };
  vega.expressionFunction("shortNumber", shortNumber);
  const { spec: drawing } = compile(withVegaTexts(spec));
  const runtime = vega.parse({ ...drawing, description: vegaText(description) });
  const view = new vega.View(runtime, { renderer: "none" });
  try {
    const svg = await view.toSVG();
    // Vega may cut a label in the middle of a character.
    const whole = svg.replaceAll(/\p{Surrogate}/gu, "");
    return whole.replace(OPENING_TAG, `$&<style>${ON_ITS_OWN}</style>`);
  } finally {
    view.finalize();
  }
}
