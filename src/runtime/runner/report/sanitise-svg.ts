/**
 * A picture that a tool drew, made safe to stand inside a page. The text is parsed, and only what is known to be
 * drawing is written anew: no script, no event, no link, no style sheet, and nothing from elsewhere.
 */

/** What draws, holds what draws, or colours it. Not `use`: a few nested ones draw millions of copies. */
const ELEMENTS = new Set(
  "svg g defs clipPath mask linearGradient radialGradient stop pattern marker path rect circle ellipse line polyline polygon text tspan title desc".split(
    " ",
  ),
);

const PRESENTATION =
  "color|cursor|direction|display|opacity|overflow|visibility|vector-effect|paint-order|transform|transform-origin|clip-path|clip-rule|mask|(?:fill|stroke|stop|font|marker|text|letter|word)(?:-[a-z]+)*|dominant-baseline|alignment-baseline|baseline-shift|shape-rendering|writing-mode|unicode-bidi";
const GEOMETRY =
  "id|x|y|x1|x2|y1|y2|dx|dy|cx|cy|r|rx|ry|fx|fy|d|points|width|height|viewBox|preserveAspectRatio|offset|rotate|pathLength|textLength|lengthAdjust|gradientUnits|gradientTransform|spreadMethod|patternUnits|patternContentUnits|patternTransform|clipPathUnits|maskUnits|maskContentUnits|markerUnits|markerWidth|markerHeight|refX|refY|orient|role|aria-[a-z]+";
const PROPERTY = new RegExp(`^(?:${PRESENTATION})$`);
const ATTRIBUTE = new RegExp(`^(?:${PRESENTATION}|${GEOMETRY})$`);

/** Deeper than any drawing program nests. */
const DEEPEST = 100;

/** The parts of the DOM that are used here. */
interface SvgNode {
  readonly nodeType: number;
  readonly localName: string | null;
  readonly textContent: string | null;
  readonly childNodes: Iterable<SvgNode>;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
}

const ELEMENT = 1;
const TEXT = new Set([3, 4]);

/**
 * @param scope put before every id, so that two pictures on a page do not share any.
 * @returns SVG for the inside of an HTML page; `undefined` when the text is no SVG.
 */
export async function sanitiseSvg(text: string, scope: string): Promise<string | undefined> {
  const { DOMParser } = await import("linkedom");
  const root = new DOMParser().parseFromString(text, "image/svg+xml")
    .documentElement as SvgNode | null;
  return root?.localName === "svg" ? write(root, scope, 0) : undefined;
}

function write(node: SvgNode, scope: string, depth: number): string {
  if (TEXT.has(node.nodeType)) return escapeXml(node.textContent ?? "");
  const name = node.localName ?? "";
  if (node.nodeType !== ELEMENT || !ELEMENTS.has(name) || depth > DEEPEST) return "";
  const attributes = new Map<string, string>();
  for (const attribute of node.attributes) {
    const pairs = attribute.name === "style" ? declarations(attribute.value) : [attribute];
    for (const pair of pairs) {
      const value = safeValue(pair.name, pair.value, scope);
      if (value !== undefined) attributes.set(pair.name, value);
    }
  }
  const written = [...attributes].map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join("");
  const children = [...node.childNodes].map((child) => write(child, scope, depth + 1)).join("");
  return `<${name}${written}>${children}</${name}>`;
}

/** A `style` says nothing that attributes cannot say, and they cannot load anything. */
function declarations(style: string): { readonly name: string; readonly value: string }[] {
  return style.split(";").flatMap((declaration) => {
    const colon = declaration.indexOf(":");
    const name = declaration.slice(0, colon).trim();
    const value = declaration.slice(colon + 1).trim();
    return colon > 0 && PROPERTY.test(name) ? [{ name, value }] : [];
  });
}

/** The value to write, or `undefined` for an attribute to leave out. References lead into the same picture only. */
function safeValue(name: string, value: string, scope: string): string | undefined {
  if (!ATTRIBUTE.test(name)) return undefined;
  if (name === "id") return scope + value;
  const own = value.replaceAll(
    /url\(\s*["']?#([^"')\s]+)["']?\s*\)/g,
    (_, id: string) => `url(#${scope}${id})`,
  );
  const foreign = own.replaceAll(`url(#${scope}`, "");
  return /url\s*\(|\\/i.test(foreign) ? undefined : own;
}

function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
