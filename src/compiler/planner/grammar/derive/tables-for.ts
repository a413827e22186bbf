/** The tables that a stretch of a query is about. */
import type { Reading, Span } from "../read/reading.ts";
import { isWithin } from "./step.ts";
import { type NamedTables } from "./tables.ts";

/** Those that the words name; or those that were named last; or all. */
export function tablesFor({ marks }: Reading, span: Span, all: NamedTables): NamedTables {
  const { tables, assumed } = all;
  if (assumed || tables.length < 2) return all;
  const paths = marks
    .filter((mark) => mark.is === "path")
    .filter(({ path }) => tables.some(({ from }) => from.file === path));
  const own = paths.filter((mark) => isWithin(mark, span));
  const last = paths.findLast((mark) => mark.to <= span.from);
  const chosen = new Set(
    (own.length > 0 ? own : last === undefined ? paths : [last]).map(({ path }) => path),
  );
  const kept = tables.filter(({ from }) => chosen.has(from.file));
  return { ...all, tables: kept.length > 0 ? kept : tables };
}
