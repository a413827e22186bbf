/** Markdown on a terminal, modestly: headings, emphasis, lists, code and tables; in a pipe it stays Markdown. */
import type { Token, Tokens } from "marked";
import type { Style } from "../screen.ts";
import { renderTable } from "./table.ts";
import { wrap } from "./text.ts";

export async function renderMarkdown(text: string, style: Style): Promise<string> {
  if (style.columns === Infinity) return text.trimEnd();
  const { marked } = await import("marked");
  return blocks(marked.lexer(text), style).join("\n\n");
}

function blocks(tokens: readonly Token[], style: Style): string[] {
  return tokens.flatMap((token) => block(token, style) ?? []);
}

function block(token: Token, style: Style): string | undefined {
  const { colors, columns } = style;
  switch (token.type) {
    case "space":
      return undefined;
    case "heading":
      return colors.bold(wrap(inline(token, style), columns));
    case "code":
      return (token as Tokens.Code).text.replace(/^/gm, "    ");
    case "list":
      return list(token as Tokens.List, style);
    case "table":
      return table(token as Tokens.Table, style);
    case "hr":
      return colors.dim("─".repeat(Math.min(columns, 40)));
    case "blockquote": {
      const inner = { ...style, columns: columns - 2 };
      return blocks((token as Tokens.Blockquote).tokens, inner)
        .join("\n\n")
        .replace(/^/gm, colors.dim("│ "));
    }
    default:
      return wrap(inline(token, style), columns);
  }
}

function list({ ordered, start, items }: Tokens.List, style: Style): string {
  return items
    .map((item, i) => {
      const mark = ordered ? `${Number(start) + i}. ` : "• ";
      const inner = { ...style, columns: style.columns - mark.length };
      const text = blocks(item.tokens, inner).join("\n");
      return mark + text.replaceAll("\n", `\n${" ".repeat(mark.length)}`);
    })
    .join("\n");
}

function table({ header, rows }: Tokens.Table, style: Style): string {
  const plain = { ...style, colors: { ...style.colors } };
  const columns = header.map((cell, i) => ({
    title: inline(cell, plain),
    cell: (row: Tokens.TableCell[]) => plainText(row[i]?.tokens ?? []),
    flexible: true,
    align: cell.align === "right" ? ("right" as const) : ("left" as const),
  }));
  return renderTable(rows, columns, style);
}

function inline(
  token: { readonly tokens?: Token[]; readonly text?: string } | Token,
  style: Style,
): string {
  const inner = "tokens" in token ? token.tokens : undefined;
  if (inner === undefined) return unescape("text" in token ? String(token.text) : "");
  return inner.map((part) => span(part, style)).join("");
}

function span(token: Token, style: Style): string {
  const { colors } = style;
  switch (token.type) {
    case "strong":
      return colors.bold(inline(token, style));
    case "em":
      return colors.italic(inline(token, style));
    case "codespan":
      return colors.cyan((token as Tokens.Codespan).text);
    case "link": {
      const { href } = token as Tokens.Link;
      const text = inline(token, style);
      return text === href ? colors.underline(href) : `${text} (${colors.underline(href)})`;
    }
    case "image": {
      const { href, text } = token as Tokens.Image;
      return `${text} (${colors.underline(href)})`;
    }
    case "br":
      return "\n";
    default:
      return inline(token, style);
  }
}

function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) =>
      "tokens" in token && token.tokens !== undefined
        ? plainText(token.tokens)
        : unescape("text" in token ? String(token.text) : ""),
    )
    .join("");
}

/** marked's lexer keeps entities as they were written. */
function unescape(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    "#39": "'",
  };
  return text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? "");
}
