/** An SVG picture for use inside a page: only shapes and text stay, and its ids are its own. */
import { ToolError } from "../../catalog/authoring.ts";

const ELEMENTS = new Set(
  "svg g path rect circle ellipse line polyline polygon text tspan title desc defs clipPath linearGradient radialGradient stop marker symbol".split(
    " ",
  ),
);

/**
 * `prefix` makes ids unique among several pictures of one page.
 * @throws ToolError when the text is not SVG.
 */
export async function safeSvg(source: string, prefix: string, name: string): Promise<string> {
  const { DOMParser } = await import("linkedom");
  const root = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
  if (root?.tagName !== "svg") {
    throw new ToolError(`${name} is not an SVG picture.`, { help: "Draw the chart again." });
  }
  for (const element of root.querySelectorAll("*")) {
    if (!ELEMENTS.has(element.tagName)) element.remove();
  }
  for (const element of [root, ...root.querySelectorAll("*")]) {
    for (const attribute of element.getAttributeNames()) {
      const value = element.getAttribute(attribute) ?? "";
      if (!isHarmless(attribute, value)) element.removeAttribute(attribute);
      else if (attribute === "id") element.setAttribute("id", `${prefix}-${value}`);
      else if (value.includes("url(#")) {
        element.setAttribute(attribute, value.replaceAll("url(#", `url(#${prefix}-`));
      }
    }
  }
  // The page decides where the picture stands: not over its own words.
  for (const attribute of ["style", "class", "id"]) root.removeAttribute(attribute);
  return root.outerHTML;
}

/** No handlers, no links, nothing that is loaded. */
function isHarmless(attribute: string, value: string): boolean {
  if (/^on|href$/i.test(attribute)) return false;
  return !/url\(\s*(?!#)|javascript:|expression\(|@import/i.test(value);
}
