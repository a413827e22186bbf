/** Where a problem is, with the lines that it is about. */
import { relative, sep } from "node:path";
import type { Place } from "../../contract/diagnostics/index.ts";
import type { Style } from "../screen.ts";
import { excerptOfFile, excerptOfQuery, renderExcerpt, type Marked } from "./excerpt.ts";
import { oneLine } from "./text.ts";

/** The query that places point into. */
export interface QueryOrigin {
  readonly query: string;
  /** Absent when it was given as words. */
  readonly file?: string;
  /** Where an offset in the query stands in its file. */
  readonly placeOf: (offset: number) => { readonly line: number; readonly column: number };
}

export interface PlaceContext {
  /** Files are shown relative to it. */
  readonly cwd: string;
  readonly source?: QueryOrigin | undefined;
  readonly style: Style;
}

/** Longer lines are shown around the place only, however wide the terminal is. */
const WIDEST = 112;
/** What stands before a line of an excerpt, with room for its number. */
const MARGIN = 8;

export function renderPlace(place: Place, context: PlaceContext): string[] {
  switch (place.in) {
    case "file":
      return renderFile(place, context);
    case "query":
      return renderQuery(place, context);
    case "plan": {
      const where = [place.task, place.path].filter((part) => part !== undefined).join(".");
      return [at(where === "" ? "the plan" : `the plan, ${where}`, place.label, context)];
    }
  }
}

function widthFor({ columns }: Style): number {
  return Math.min(columns - MARGIN, WIDEST);
}

function renderFile(
  { file, line, column = 1, label }: Extract<Place, { in: "file" }>,
  context: PlaceContext,
): string[] {
  const name = relativeTo(context.cwd, file);
  if (line === undefined) return [at(name, label, context)];
  const excerpt = excerptOfFile(file, line, column, widthFor(context.style));
  return [
    at(`${name}:${line}:${column}`, label, context),
    ...(excerpt === undefined ? [] : renderExcerpt(excerpt, context.style)),
  ];
}

function renderQuery(
  { start, end, label }: Extract<Place, { in: "query" }>,
  context: PlaceContext,
): string[] {
  const { cwd, source, style } = context;
  if (source === undefined) return [at(`the query, characters ${start} to ${end}`, label, context)];
  const excerpt = excerptOfQuery(source.query, start, end, widthFor(style));
  // what the label says is often what is underlined
  const said = label === source.query.slice(start, end) ? undefined : label;
  if (source.file === undefined)
    return [at("the query", said, context), ...renderExcerpt(excerpt, style)];
  const { line, column } = source.placeOf(start);
  const numbered: Marked = { ...excerpt, firstNumber: line };
  return [
    at(`${relativeTo(cwd, source.file)}:${line}:${column}`, said, context),
    ...renderExcerpt(numbered, style),
  ];
}

function at(where: string, label: string | undefined, { style: { colors } }: PlaceContext): string {
  const said = label === undefined ? "" : colors.dim(` (${oneLine(label)})`);
  return `  ${colors.dim("at")} ${where}${said}`;
}

/** A path as short as it can be without saying less. */
export function relativeTo(cwd: string, file: string): string {
  const path = relative(cwd, file);
  return path === "" ? "." : path.startsWith(`..${sep}..`) ? file : path;
}
