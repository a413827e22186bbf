/** HTML as text, by linkedom. */
import { parseHTML } from "linkedom";

/** What is used of the DOM, whose types are those of a browser. */
export interface HtmlElement {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  before(text: string): void;
  after(text: string): void;
}

export interface HtmlDocument {
  readonly body: HtmlElement;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
}

/** What a browser puts on lines of its own. */
const BLOCKS =
  "p, h1, h2, h3, h4, h5, h6, li, dt, dd, blockquote, pre, figcaption, tr, div, section, article, br";

/** A whole page. */
export function parsePage(html: string): HtmlDocument {
  return parseHTML(html).document;
}

/** The text of a fragment, paragraphs apart by an empty line. */
export function htmlToText(html: string): string {
  const document = parsePage(`<!doctype html><html><body>${html}</body></html>`);
  for (const block of document.querySelectorAll(BLOCKS)) {
    block.before("\n\n");
    block.after("\n\n");
  }
  return (document.body.textContent ?? "")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{2,}/g, "\n\n")
    .trim();
}
