/** The canonical layout of a YAML text: keys in the order of their schema, one style of blanks, comments kept. */
import { isDeepStrictEqual } from "node:util";
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLMap,
} from "yaml";
import { invariant } from "../../../contract/diagnostics/index.ts";
import { shapeFor, shapeWithin, type Shape } from "../../../contract/schema-shape.ts";
import { keyOrder } from "./key-order.ts";
import { commentsIn, parseWithComments } from "./parse-comments.ts";
import { breakLong } from "./break-long.ts";
import { tidyComments } from "./tidy-comments.ts";
import { layoutTags } from "./yaml-layout.ts";

/** Blank lines beside comments that were moved settle when they are read again: two passes do, in all that was tried. */
const MOST_PASSES = 8;

/** @param text valid YAML */
export function formatYaml(text: string, shape: Shape): string {
  let before = text;
  let formatted = formatOnce(text, shape);
  for (let pass = 1; formatted !== before; pass += 1) {
    invariant(pass < MOST_PASSES, "the layout of a file does not settle");
    before = formatted;
    formatted = formatOnce(before, shape);
  }
  expectSame(text, formatted);
  return formatted;
}

function formatOnce(text: string, shape: Shape): string {
  const document = parseWithComments(text.replaceAll("\r\n", "\n"), { customTags: layoutTags });
  if (!isMap(document.contents)) return text; // comments alone
  keepOnTop(document, document.contents);
  // an alias has to stand below its anchor, which sorting could change
  if (!hasAliases(document)) sortKeys(document.contents, shape, document.toJS());
  tidyComments(document);
  breakLong(document);
  return document.toString({ lineWidth: 0 });
}

/** What an editor reads in the first lines stays there, whatever key stands below it. */
function keepOnTop(document: Document, { items: [first] }: YAMLMap): void {
  const key = first?.key as Node | undefined;
  const lines = key?.commentBefore?.split("\n") ?? [];
  const last = lines.findLastIndex((line) => /^\s*yaml-language-server:/.test(line));
  if (key === undefined || last === -1) return;
  const above = [document.commentBefore, ...lines.slice(0, last + 1)];
  document.commentBefore = above.filter((line) => line !== null && line !== undefined).join("\n");
  key.commentBefore = lines.slice(last + 1).join("\n");
}

function hasAliases(document: Document): boolean {
  let found = false;
  visit(document, {
    Node(_, node) {
      found ||= isAlias(node);
      return found ? visit.BREAK : undefined;
    },
  });
  return found;
}

/** @param value what the node says */
function sortKeys(node: unknown, shape: Shape, value: unknown): void {
  const form = shapeFor(shape, value);
  const within = (step: string | number, inner: unknown): void => {
    const part = shapeWithin(form, step);
    const said: unknown = (value as Readonly<Record<string | number, unknown>>)[step];
    if (part !== undefined) sortKeys(inner, part, said);
  };
  if (isSeq(node)) {
    node.items.forEach((item, at) => {
      within(at, item);
      if (isMap(item) && item.flow !== true) raiseComment(item);
    });
  }
  if (!isMap(node)) return;
  const order = keyOrder(form);
  const rank = ({ key }: { readonly key: unknown }): number => {
    const at = isScalar(key) ? order.indexOf(String(key.value)) : -1;
    return at === -1 ? order.length : at;
  };
  node.items = node.items.toSorted((a, b) => rank(a) - rank(b));
  delete (node.items[0]?.key as Node | undefined)?.spaceBefore;
  for (const { key, value: inner } of node.items)
    if (isScalar(key)) within(String(key.value), inner);
}

/** A comment on the first key of an entry stands above the entry, not between its hyphen and the key. */
function raiseComment(entry: YAMLMap): void {
  const key = entry.items[0]?.key as Node | undefined;
  if (!key?.commentBefore) return;
  entry.commentBefore = [entry.commentBefore, key.commentBefore].filter(Boolean).join("\n");
  delete key.commentBefore;
}

/** A formatter that changes what a file says, or forgets a comment, must not write it. */
function expectSame(before: string, after: string): void {
  const value = (text: string): unknown => parseDocument(text).toJS();
  invariant(isDeepStrictEqual(value(before), value(after)), "formatting changed what a file says");
  const comments = (text: string): string[] => commentsIn(text).toSorted();
  invariant(isDeepStrictEqual(comments(before), comments(after)), "formatting lost a comment");
}
