/** Draws a Vega-Lite specification as SVG, without a browser or a canvas. */
import type { TopLevelSpec } from "vega-lite";
import { textWidth } from "./text-width.ts";

/** What Vega measures text with; it means this to be replaced, but its types do not say so. */
interface TextMetrics {
  width(
    item: { readonly fontSize?: number; readonly fontWeight?: string | number },
    text: string | number | null | undefined,
  ): number;
}

export async function drawSvg(spec: TopLevelSpec, description: string): Promise<string> {
  const [vega, { compile }] = await Promise.all([import("vega"), import("vega-lite")]);
  const { textMetrics } = vega as unknown as { readonly textMetrics: TextMetrics };
  textMetrics.width = ({ fontSize = 11, fontWeight }, text) =>
    textWidth(String(text ?? ""), fontSize, fontWeight === "bold" || Number(fontWeight) >= 600);
  const { spec: drawing } = compile(harmless(spec) as TopLevelSpec);
  const runtime = vega.parse({ ...drawing, description: harmless(description) as string });
  const view = new vega.View(runtime, { renderer: "none" });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

/**
 * Vega looks texts up among the properties of plain objects, and writes labels into expressions that it parses. So a
 * bar named `constructor`, or a line separator in a label, would be an error: the one gets a space of no width, the
 * other becomes an ordinary space.
 */
function harmless(value: unknown): unknown {
  if (typeof value === "string") {
    const text = value.replaceAll(/[\u2028\u2029]/g, " ");
    return text in Object.prototype ? `${text}\u200b` : text;
  }
  if (Array.isArray(value)) return value.map(harmless);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, harmless(one)]));
}
