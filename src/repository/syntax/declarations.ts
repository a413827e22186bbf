/** Declarations of a syntax tree as pieces. What is a declaration, a language says; how they nest is the same for all. */
import type { Node, Tree } from "web-tree-sitter";
import type { Piece } from "../chunks/processor.ts";

export interface Declarations {
  /** By the type of a node: what it is, in a word. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Nodes that only hold declarations: they are looked into and are none themselves. */
  readonly holders?: readonly string[];
  /** Nodes around one declaration, such as `export` and decorators: it begins where they do. */
  readonly wrappers?: readonly string[];
  /** Nodes that are comments; default `comment`. */
  readonly comments?: readonly string[];
  /** The name of a declaration where the field `name` is not it. */
  readonly nameOf?: (node: Node) => string | undefined;
  /** Where its parts are, where the field `body` is not it. */
  readonly bodyOf?: (node: Node) => Node | null;
  /** Its kind where the type alone does not say it; nothing: it is no declaration. */
  readonly kindOf?: (node: Node, kind: string) => string | undefined;
}

/** Deeper than people nest declarations; what is below is part of what is above. */
const DEEPEST = 6;

export function declarationsOf(tree: Tree, language: Declarations): Piece[] {
  return piecesWithin(tree.rootNode, language, 0);
}

function piecesWithin(parent: Node, language: Declarations, depth: number): Piece[] {
  const comments = language.comments ?? ["comment"];
  const pieces: Piece[] = [];
  /** Where the comments begin that stand directly before the next declaration. */
  let commentFrom: number | undefined;
  let commentTo = 0;
  let lastLine = 0;
  for (const node of parent.namedChildren) {
    const from = node.startPosition.row + 1;
    const to = endOf(node);
    if (comments.includes(node.type)) {
      // A comment behind code on its line is about that.
      if (from > lastLine && (commentFrom === undefined || from > commentTo + 1))
        commentFrom = from;
      if (from > lastLine) commentTo = to;
      continue;
    }
    const isCommented = commentFrom !== undefined && from === commentTo + 1;
    const begin = isCommented ? (commentFrom ?? from) : from;
    for (const piece of piecesOf(node, language, depth)) {
      const isFirst = piece.from === from && isCommented;
      const start = Math.max(isFirst ? begin : piece.from, (pieces.at(-1)?.to ?? 0) + 1);
      // Two on one line are one to a reader of lines.
      if (start > piece.to) continue;
      pieces.push({ ...piece, from: start, ...(isFirst && start === begin && { commentTo }) });
    }
    lastLine = to;
    commentFrom = undefined;
  }
  return pieces;
}

function piecesOf(node: Node, language: Declarations, depth: number): Piece[] {
  const { kinds, holders = [], wrappers = [] } = language;
  if (wrappers.includes(node.type)) {
    const inner = node.namedChildren.find(
      ({ type }) => Object.hasOwn(kinds, type) || wrappers.includes(type),
    );
    const [piece] = inner === undefined ? [] : piecesOf(inner, language, depth);
    return piece === undefined
      ? []
      : [{ ...piece, from: node.startPosition.row + 1, to: endOf(node) }];
  }
  if (holders.includes(node.type)) return piecesWithin(node, language, depth);
  const listed = Object.hasOwn(kinds, node.type) ? kinds[node.type] : undefined;
  const kind =
    listed !== undefined && language.kindOf !== undefined ? language.kindOf(node, listed) : listed;
  if (kind === undefined) return [];
  const name = language.nameOf?.(node) ?? node.childForFieldName("name")?.text;
  const body = language.bodyOf?.(node) ?? node.childForFieldName("body");
  const parts = body === null || depth >= DEEPEST ? [] : piecesWithin(body, language, depth + 1);
  return [
    {
      kind,
      from: node.startPosition.row + 1,
      to: endOf(node),
      ...(name !== undefined && { name: oneLine(name) }),
      ...(parts.length > 0 && { parts }),
    },
  ];
}

/** A node that ends with its line's end reaches to the beginning of the next one. */
function endOf({ startPosition, endPosition }: Node): number {
  const { row, column } = endPosition;
  return Math.max(startPosition.row + 1, column === 0 ? row : row + 1);
}

function oneLine(name: string): string {
  return name.replaceAll(/\s+/g, " ").slice(0, 200);
}
