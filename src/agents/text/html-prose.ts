/** What people read as sentences in a page, by linkedom. */
import { parseHTML } from "linkedom";
import { parse, serialize } from "parse5";

/** What is used of the DOM, whose types are those of a browser. */
interface HtmlElement {
  readonly textContent: string | null;
  before(text: string): void;
  after(text: string): void;
  remove(): void;
}

/** Not written in sentences, or not to be read at all. */
const NO_PROSE =
  "pre, table, img, picture, svg, math, video, audio, iframe, object, canvas, script, style, template, noscript, head, nav, form, button, input, select, textarea";
const HEADINGS = "h1, h2, h3, h4, h5, h6";
/** What a browser puts on lines of its own. */
const BLOCKS = `p, ${HEADINGS}, ul, ol, li, dl, dt, dd, blockquote, figure, figcaption, details, summary, div, section, article, header, footer, main, aside, address, hr, br`;

/** Paragraphs and items of lists, each on one line, apart by an empty line. */
export function htmlToProse(html: string, { headings = false }: { headings?: boolean }): string {
  // linkedom makes none of the elements that HTML lets one leave out: parse5 does.
  const { document } = parseHTML(serialize(parse(html)));
  const all = (selector: string) => document.querySelectorAll(selector) as Iterable<HtmlElement>;
  for (const element of all(headings ? NO_PROSE : `${NO_PROSE}, ${HEADINGS}`)) element.remove();
  for (const element of all(BLOCKS)) {
    element.before(BREAK);
    element.after(BREAK);
  }
  const { textContent } = document.body as HtmlElement;
  return (textContent ?? "")
    .split(BREAK)
    .map((block) => block.replace(/\s+/g, " ").replace(MARKS, "").trim())
    .filter((block) => /\p{L}/u.test(block) && !IS_ADDRESS.test(block))
    .join("\n\n");
}

/** A sign that no text has. */
const BREAK = "\u001e";
/** GitHub's marks of footnotes, notes and tasks. */
const MARKS = /\[(?:\^[^\]]+|![A-Z]+| |x)\]:?/g;
const IS_ADDRESS = /^\S+:\/\/\S+$/;
