import { commentPattern } from "./comment-syntax.ts";

export interface CommentLine {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
}

/**
 * The lines of all comments of a source file. Strings are told apart by their quotes rather than by
 * parsing the language, so a comment within a template within a template may be missed.
 * `undefined` when the language is not known.
 */
export function commentLines(file: string, source: string): CommentLine[] | undefined {
  const pattern = commentPattern(file);
  if (pattern === undefined) return undefined;
  const lines: CommentLine[] = [];
  let [line, counted] = [1, 0];
  for (const match of source.matchAll(pattern)) {
    const comment = match.groups?.["comment"];
    if (comment === undefined) continue;
    line += newlines(source.slice(counted, match.index));
    counted = match.index;
    comment.split("\n").forEach((text, index) => lines.push({ line: line + index, text }));
  }
  return lines;
}

function newlines(text: string): number {
  return text.split("\n").length - 1;
}
