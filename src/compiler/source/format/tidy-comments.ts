import { visit, type Document } from "yaml";

/** Blank lines one at a time, nothing behind a comment. */
export function tidyComments(document: Document): void {
  tidyAround(document);
  visit(document, { Node: (_, node) => tidyAround(node) });
}

function tidyAround(node: { comment?: string | null; commentBefore?: string | null }): void {
  if (node.comment) node.comment = tidy(node.comment);
  if (node.commentBefore) node.commentBefore = tidy(node.commentBefore);
}

/** A line of a comment that is a blank is `#` alone; an empty one is a blank line. */
function tidy(comment: string): string {
  const lines = comment.split("\n").map((line) => (line === "" ? "" : line.trimEnd() || " "));
  return lines.join("\n").replaceAll(/\n{3,}/g, "\n\n");
}
