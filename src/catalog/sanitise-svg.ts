/**
 * A picture that a tool drew, made safe to look at: inside a page, or as a file that a browser opens. The text is
 * parsed, and only what is known to be drawing is written anew: no script, no event, no link, no style sheet, and
 * nothing from elsewhere.
 */
import { withoutUnseen } from "../contract/unseen.ts";

/** Of `use`, only what shows one of these: of groups, a few nested ones draw millions of copies. */
const SHAPES = "path rect circle ellipse line polyline polygon".split(" ");

/** What draws, holds what draws, or colours it. */
const ELEMENTS = new Set([
  ...SHAPES,
  ..."svg g defs clipPath mask linearGradient radialGradient stop pattern marker text tspan title desc".split(
    " ",
  ),
]);

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

interface Picture {
  readonly scope: string;
  /** A file of its own: its style sheet and classes reach nothing else. */
  readonly alone: boolean;
  /** Ids of what `use` may show. */
  readonly shapes: ReadonlySet<string>;
}

/**
 * @param scope put before every id, so that two pictures on a page do not share any.
 * @returns SVG for the inside of an HTML page; `undefined` when the text is no SVG.
 */
export function sanitiseSvg(text: string, scope: string): Promise<string | undefined> {
  return sanitise(text, { scope, alone: false });
}

/** The same for a file of its own, which keeps a style sheet that loads nothing. */
export async function sanitiseSvgFile(text: string): Promise<string | undefined> {
  const svg = await sanitise(text, { scope: "", alone: true });
  return svg?.replace(/^<svg/, '<svg xmlns="http://www.w3.org/2000/svg"');
}

async function sanitise(text: string, use: Omit<Picture, "shapes">): Promise<string | undefined> {
  const { DOMParser } = await import("linkedom");
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement as
    (SvgNode & { querySelectorAll(selector: string): Iterable<{ readonly id: string }> }) | null;
  if (root?.localName !== "svg") return undefined;
  const shapes = new Set([...root.querySelectorAll(SHAPES.join(","))].map(({ id }) => id));
  return write(root, { ...use, shapes }, 0);
}

function write(node: SvgNode, picture: Picture, depth: number): string {
  if (TEXT.has(node.nodeType)) return escapeXml(node.textContent ?? "");
  const name = node.localName ?? "";
  if (node.nodeType !== ELEMENT || depth > DEEPEST) return "";
  if (name === "style" && picture.alone) return styleSheet(node.textContent ?? "");
  const shown = name === "use" ? shapeOf(node, picture) : undefined;
  if (!ELEMENTS.has(name) && shown === undefined) return "";
  const { scope } = picture;
  const attributes = new Map<string, string>(
    shown === undefined ? [] : [["href", `#${scope}${shown}`]],
  );
  for (const attribute of node.attributes) {
    const pairs = attribute.name === "style" ? declarations(attribute.value) : [attribute];
    for (const pair of pairs) {
      const value = safeValue(pair.name, pair.value, picture);
      if (value !== undefined) attributes.set(pair.name, value);
    }
  }
  const written = [...attributes].map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join("");
  const children = [...node.childNodes].map((child) => write(child, picture, depth + 1)).join("");
  return `<${name}${written}>${children}</${name}>`;
}

/** The id of the shape that a `use` shows; `undefined` when it is none of this picture. */
function shapeOf({ attributes }: SvgNode, { shapes }: Picture): string | undefined {
  const links = [...attributes].filter(({ name }) => /^(?:xlink:)?href$/.test(name));
  const [id] = links.map(({ value }) => value.trim().slice(1));
  return id !== undefined && links[0]?.value.trim().startsWith("#") === true && shapes.has(id)
    ? id
    : undefined;
}

/** Nothing that loads: no addresses, in whatever way they are written, and no rules but for media. */
function styleSheet(css: string): string {
  const isSafe = !/\\|@(?!media\b)|url|image|src|expression|behavior|binding/i.test(css);
  return isSafe ? `<style>${escapeXml(css)}</style>` : "";
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
function safeValue(name: string, value: string, { scope, alone }: Picture): string | undefined {
  if (name === "class" && alone) return value;
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
  return withoutUnseen(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
