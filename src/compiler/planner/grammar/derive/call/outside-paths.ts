/** Paths that a clause names beside what it says to do. */
import type { Reading, Span, Token } from "../../read/reading.ts";

/** The words of the name of a file that there is say nothing of what is done with it. */
export function outsidePaths({ tokens, marks }: Reading, { from, to }: Span): Token[] {
  const paths = marks.filter((mark) => mark.is === "path" && mark.exists);
  return tokens
    .slice(from, to)
    .filter((_, i) => !paths.some((path) => path.from <= from + i && from + i < path.to));
}
