/** The sentences that people wrote, without what only looks like some: code, tables, pictures, addresses. */
import { commentsOf, isSource } from "./source-code.ts";
import { isMarkdown, markdownToHtml } from "./markdown.ts";

export interface ProseOptions {
  /** Keep headings: they name what a text is about, but are no sentences. Default: left out. */
  readonly headings?: boolean;
}

/**
 * The prose of a text, paragraphs and items of lists apart by an empty line. What kind of text it is shows in
 * its structure: Markdown, a page, source code (its comments are the prose), or plain text, which is taken
 * as it is. Empty when there is none.
 */
export async function proseOf(text: string, options: ProseOptions = {}): Promise<string> {
  const lines = text.replace(/\r\n?/g, "\n");
  const written = isSource(lines) ? commentsOf(lines) : lines;
  if (isPage(written)) return proseOfHtml(written, options);
  if (isMarkdown(written)) return proseOfHtml(await markdownToHtml(written), options);
  return withShortAddresses(written.replace(RULES, "").replace(LIST_MARK, startItem)).trim();
}

async function proseOfHtml(html: string, options: ProseOptions): Promise<string> {
  const { htmlToProse } = await import("./html-prose.ts");
  return withShortAddresses(htmlToProse(html, options));
}

function isPage(text: string): boolean {
  // Pages may leave out <html>, <head> and <body>; what Markdown begins with is none of these.
  return /^\s*(?:<!--[^]*?-->\s*)*<(?:!doctype html|html|head|body|title|meta|link)\b/i.test(text);
}

/** Lines that are drawn with signs, to set parts of a plain text apart. */
const RULES = /^[^\p{L}\p{N}\n]{3,}$/gmu;

const LIST_MARK = /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(?=\S)/gm;

/** An item is a paragraph of its own, whose lines are indented alike. */
function startItem(mark: string): string {
  return `\n${" ".repeat(mark.length)}`;
}

/** An address within a sentence says what its host is called: the rest of it are no words. */
function withShortAddresses(text: string): string {
  return text.replace(
    /\bhttps?:\/\/(?:www\.)?([\w.-]*\w)(?::\d+)?(?:\/[^\s<>"']*[\w/=&#-])?/gi,
    "$1",
  );
}
