/** Markdown as HTML in which nothing runs and nothing is loaded. */
import { Marked, Renderer } from "marked";

const marked = new Marked({
  gfm: true,
  async: false,
  renderer: {
    html: ({ text }) => escapeHtml(text),
    heading({ tokens, depth }) {
      const text = this.parser.parseInline(tokens);
      return text === "" ? "" : `<h${depth}>${text}</h${depth}>\n`;
    },
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      return /^(https?:|mailto:|#)/i.test(href)
        ? `<a href="${escapeHtml(href)}" rel="noreferrer">${text || escapeHtml(href)}</a>`
        : text;
    },
    // A picture from elsewhere would be loaded from there.
    image: ({ text }) => escapeHtml(text),
    checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
    table(token) {
      return `<div class="wide">${Renderer.prototype.table.call(this, token)}</div>\n`;
    },
  },
});

/**
 * @param above the level of the heading that the text stands under, 1 to 5. Headings of the text follow below it
 * without leaving out a level, whatever levels they have there.
 */
export function markdownToHtml(markdown: string, above: number): string {
  const tokens = marked.lexer(markdown);
  const open: number[] = [];
  void marked.walkTokens(tokens, (token) => {
    if (token.type !== "heading" || token["text"] === "") return;
    const depth = Number(token["depth"]);
    while ((open.at(-1) ?? 0) >= depth) open.pop();
    open.push(depth);
    Object.assign(token, { depth: Math.min(6, above + open.length) });
  });
  return marked.parser(tokens);
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
