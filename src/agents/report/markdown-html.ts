/** Markdown as HTML in which nothing runs and nothing is loaded. */
import { Marked } from "marked";

/** Headings of a text stand below those of the page: its `#` becomes h3. */
const HEADINGS_BELOW = 2;

const marked = new Marked({
  gfm: true,
  async: false,
  renderer: {
    html: ({ text }) => escapeHtml(text),
    heading({ tokens, depth }) {
      const level = Math.min(6, depth + HEADINGS_BELOW);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      return /^(https?:|mailto:|#)/i.test(href)
        ? `<a href="${escapeHtml(href)}" rel="noreferrer">${text}</a>`
        : text;
    },
    // A picture from elsewhere would be loaded from there.
    image: ({ text }) => escapeHtml(text),
  },
});

export function markdownToHtml(markdown: string): string {
  return marked.parse(markdown, { async: false });
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
