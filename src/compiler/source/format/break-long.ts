import { Document, isCollection, isPair, isScalar, visit, type Node } from "yaml";
import { layoutTags, WIDEST } from "./yaml-layout.ts";

const INDENT = 2;

/** Lists and groups in brackets that do not fit on a line, or have comments, are written one entry a line. */
export function breakLong(document: Document): void {
  visit(document, {
    Collection(_, node, path) {
      if (node.flow !== true) return;
      const fits = !hasComments(node) && column(path) + onOneLine(node).length <= WIDEST;
      if (!fits) {
        node.flow = false;
        return;
      }
      withoutBlankLines(node);
      return visit.SKIP;
    },
  });
}

/** Where a value begins: behind its key, below all that is around it. */
function column(path: readonly unknown[]): number {
  const depth = path.filter(isCollection).length - 1;
  const parent = path.at(-1);
  const key = isPair(parent) && isScalar(parent.key) ? String(parent.key.value).length + 2 : 2;
  return Math.max(depth, 0) * INDENT + key;
}

function onOneLine(node: Node): string {
  const alone = new Document(null, { customTags: layoutTags });
  alone.contents = node;
  return alone.toString({ lineWidth: 0, verifyAliasOrder: false }).trimEnd();
}

function hasComments(node: Node): boolean {
  let found = false;
  visit(node, {
    Node(_, inner) {
      const isOutside = inner === node; // what stands before or behind it is not in it
      if (!isOutside && (inner.commentBefore ?? inner.comment)) found = true;
      return found ? visit.BREAK : undefined;
    },
  });
  return found;
}

function withoutBlankLines(node: Node): void {
  visit(node, {
    Node(_, inner) {
      if (inner !== node) delete inner.spaceBefore;
    },
  });
}
