/** Draws a Vega-Lite specification as SVG, without a browser or a canvas. */
import type { TopLevelSpec } from "vega-lite";
import { textWidth } from "./text-width.ts";

/** What Vega measures text with; it means this to be replaced, but its types do not say so. */
interface TextMetrics {
  width(
    item: { readonly fontSize?: number; readonly fontWeight?: string | number },
    text: unknown,
  ): number;
}

export async function drawSvg(spec: TopLevelSpec, description: string): Promise<string> {
  const [vega, { compile }] = await Promise.all([import("vega"), import("vega-lite")]);
  const { textMetrics } = vega as unknown as { readonly textMetrics: TextMetrics };
  textMetrics.width = ({ fontSize = 11, fontWeight }, text) =>
    textWidth(String(text ?? ""), fontSize, fontWeight === "bold" || Number(fontWeight) >= 600);
  const runtime = vega.parse({ ...compile(spec).spec, description });
  const view = new vega.View(runtime, { renderer: "none" });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}
