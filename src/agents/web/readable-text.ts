/** What a person reads in HTML: lines and cells as a browser sets them apart (`innerText`). */
import { defaultTreeAdapter as tree, parseFragment, type DefaultTreeAdapterTypes } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const elements = (names: string) => new Set(names.split(" "));

const NOT_SHOWN = elements(
  "head title script style template noscript iframe object audio video canvas datalist",
);
/** What a browser puts on lines of its own. */
const BLOCKS = elements(
  "p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre figure figcaption table caption div section article header footer main aside nav address details summary form fieldset legend hr center",
);

/** Signs for what white space means, until all text is there; they are taken out of the text itself. */
const PARAGRAPH = "\u0001";
const LINE = "\u0002";
const CELL = "\u0003";
const CELL_START = "\u0004";
const CELL_END = "\u0005";
const KEPT_SPACE = "\u0006";
const SIGNS = /[\u0001-\u0006]/g;

/** The text of a fragment: paragraphs apart by an empty line, rows by a line, cells of a row by a tab. */
export function htmlToText(html: string): string {
  const parts: string[] = [];
  // A stack instead of recursion: pages nest thousands of elements. A text is a part that is ready.
  const open: (Node | string)[] = [parseFragment(html)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === "string") parts.push(next);
    else if (tree.isTextNode(next)) parts.push(textOf(next));
    else if ("childNodes" in next && !(tree.isElementNode(next) && isHidden(next))) {
      const [before, after] = tree.isElementNode(next) ? around(next) : ["", ""];
      open.push(after);
      for (const child of next.childNodes.toReversed()) open.push(child);
      open.push(before);
    }
  }
  const text = onlyOne(parts.join(""))
    .replace(/[ \u0001\u0002]?\u0005/g, "")
    .replace(/\u0004[ \u0001\u0002]?/g, "");
  return onlyOne(text)
    .replace(/ ?\u0003 ?/g, "\t")
    .replaceAll(PARAGRAPH, "\n\n")
    .replaceAll(LINE, "\n")
    .replaceAll(KEPT_SPACE, " ")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/^[\n ]+/, "")
    .trimEnd();
}

/** Of spaces and breaks that follow each other, the strongest one; two lines are a paragraph. */
function onlyOne(text: string): string {
  return text.replace(/[ \u0001\u0002]{2,}/g, (signs) => {
    if (signs.includes(PARAGRAPH) || signs.split(LINE).length > 2) return PARAGRAPH;
    return signs.includes(LINE) ? LINE : " ";
  });
}

/** Signs before and after an element's content. */
function around(element: Element): readonly [before: string, after: string] {
  const { tagName } = element;
  if (BLOCKS.has(tagName)) return [PARAGRAPH, PARAGRAPH];
  if (tagName === "br" || tagName === "tr") return ["", LINE];
  if (tagName !== "td" && tagName !== "th") return ["", ""];
  return [`${isFirstCell(element) ? "" : CELL}${CELL_START}`, CELL_END];
}

function isFirstCell(cell: Element): boolean {
  return cell.parentNode?.childNodes.find((node) => tree.isElementNode(node)) === cell;
}

function textOf(node: DefaultTreeAdapterTypes.TextNode): string {
  const text = node.value.replace(SIGNS, "");
  if (!isPreformatted(node)) return text.replace(/\s+/g, " ");
  return text.replace(/\r\n?|\n/g, LINE).replace(/[^\S\n]/g, KEPT_SPACE);
}

function isPreformatted(node: DefaultTreeAdapterTypes.TextNode): boolean {
  let above: Node | null = node.parentNode;
  while (above !== null && "parentNode" in above) {
    if (above.nodeName === "pre") return true;
    above = above.parentNode;
  }
  return false;
}

function isHidden({ tagName, attrs }: Element): boolean {
  return (
    NOT_SHOWN.has(tagName) ||
    attrs.some(
      ({ name, value }) =>
        name === "hidden" || (name === "style" && /(?:^|;)\s*display\s*:\s*none/i.test(value)),
    )
  );
}
