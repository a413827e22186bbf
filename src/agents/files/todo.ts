import type { CommentLine } from "./comments.ts";

export const todoKinds = ["TODO", "FIXME", "HACK", "XXX"] as const;

export interface Todo {
  readonly file: string;
  readonly line: number;
  readonly kind: (typeof todoKinds)[number];
  /** What follows the mark. */
  readonly text: string;
}

// A mark that stands first in its comment line (after `//`, `*`, `-`, `@`), or that a colon or
// an owner in brackets follows. A comment that merely speaks of such comments has neither.
const FIRST = /^[\s/*#;%!<>\-@]*\b(?<kind>TODO|FIXME|HACK|XXX)\b(?<rest>.*)$/;
const CALLED = /\b(?<kind>TODO|FIXME|HACK|XXX)(?<rest>(?:\([^)]*\))?:.*)$/;

/** The marks in the comment lines of one file. */
export function findTodos(file: string, lines: readonly CommentLine[]): Todo[] {
  return lines.flatMap(({ line, text }) => {
    const groups = (FIRST.exec(text) ?? CALLED.exec(text))?.groups;
    const kind = todoKinds.find((name) => name === groups?.["kind"]);
    if (kind === undefined) return [];
    const rest = (groups?.["rest"] ?? "")
      .replace(/(?:\*\/|-->)\s*$/, "")
      .replace(/^\s*[:\-–—]?\s*/, "")
      .trim();
    return [{ file, line, kind, text: rest }];
  });
}
