/** What stands in pages and pictures that orchc writes. */
import { parsePage, type HtmlDocument } from "../../src/agents/web/html.ts";

/** The page, and every page and picture that it carries in itself. */
function documentsIn(page: string): HtmlDocument[] {
  const document = parsePage(page);
  const frames = [...document.querySelectorAll("iframe[srcdoc]")].map(
    (frame) => frame.getAttribute("srcdoc") ?? "",
  );
  const pictures = [...document.querySelectorAll("img[src^='data:image/svg+xml']")].map((image) =>
    decodeDataUrl(image.getAttribute("src") ?? ""),
  );
  return [document, ...[...frames, ...pictures].flatMap(documentsIn)];
}

function decodeDataUrl(url: string): string {
  const comma = url.indexOf(",");
  const content = url.slice(comma + 1);
  return url.slice(0, comma).endsWith(";base64")
    ? Buffer.from(content, "base64").toString()
    : decodeURIComponent(content);
}

const LOADING = ["src", "href", "xlink:href", "srcset", "poster", "data", "action"];

/** Everything that a page would load or lead to, apart from places in itself and what it carries. */
export function addressesIn(page: string): string[] {
  const named = documentsIn(page).flatMap((document) =>
    [...document.querySelectorAll("*")].flatMap((element) =>
      LOADING.map((name) => element.getAttribute(name) ?? ""),
    ),
  );
  const styled = [...page.matchAll(/url\(\s*["']?([^"')]+)|@import\s+["']?([^"';]+)/g)].map(
    ([, url, sheet]) => url ?? sheet ?? "",
  );
  return [...new Set([...named, ...styled])].filter((text) => !/^(?:$|#|data:)/.test(text));
}

export interface DrawnLine {
  /** What a screen reader says of it: its first point and its series. */
  readonly label: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** The lines of line charts, in an SVG or in a page that holds one. */
export function drawnLines(markup: string): DrawnLine[] {
  return documentsIn(markup).flatMap((document) =>
    [...document.querySelectorAll('path[aria-roledescription="line mark"][aria-label]')].map(
      (path) => ({
        label: path.getAttribute("aria-label") ?? "",
        points: [...(path.getAttribute("d") ?? "").matchAll(/[ML]([\d.]+),([\d.]+)/g)].map(
          ([, x, y]) => ({ x: Number(x), y: Number(y) }),
        ),
      }),
    ),
  );
}
