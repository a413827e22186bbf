/** HTML as the standard reads it (parse5), with the elements that pages leave out. */
import { parseHTML } from "linkedom";
import { parse, serialize } from "parse5";

/** What is used of the DOM, whose types are those of a browser. */
export interface HtmlElement {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
}

export interface HtmlDocument {
  readonly body: HtmlElement;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
}

/** Elements that have no content: everywhere else `<x/>` is a start tag in HTML, and a whole one in XHTML. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

/**
 * A whole page as a DOM. linkedom makes none of the elements that HTML lets one leave out
 * (`<html>`, `<head>`, `<body>`, `<tbody>`), so it is given what the standard's parser made of the page.
 */
export function parsePage(html: string): HtmlDocument {
  return parseHTML(serialize(parse(html))).document;
}

/** XHTML for an HTML parser: `<script src="a.js"/>` would otherwise take the rest of the page for a script. */
export function htmlOfXhtml(xhtml: string): string {
  return xhtml.replace(
    /<([a-z][\w-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/>/gi,
    (tag: string, name: string, attributes: string) =>
      VOID.test(name) ? tag : `<${name}${attributes}></${name}>`,
  );
}
