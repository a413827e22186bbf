import type { Source } from "./source.ts";

/** Line and column, from 1, of an offset in the query: in its file when it has one, else in the query itself. */
export function placeInSource(
  { query, start }: Pick<Source, "query" | "start">,
  offset: number,
): { readonly line: number; readonly column: number } {
  const before = query.slice(0, offset).split("\n");
  const inLine = before.at(-1)?.length ?? 0;
  return before.length === 1
    ? { line: start.line, column: start.column + inLine }
    : { line: start.line + before.length - 1, column: inLine + 1 };
}
