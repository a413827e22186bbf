/** Problems as a person reads them: what is wrong, where, what to do. */
import { relative, sep } from "node:path";
import type { Diagnostic, Place, Severity } from "../../contract/diagnostics/index.ts";
import type { Colors, Style } from "../screen.ts";
import { excerptOfFile, excerptOfQuery, renderExcerpt } from "./excerpt.ts";
import { hang, oneLine } from "./text.ts";

export interface DiagnosticContext {
  /** Files are shown relative to it. */
  readonly cwd: string;
  /** What places in the query point into. */
  readonly query?: string | undefined;
  readonly style: Style;
}

/** More than a screenful is not read; the rest follows from the first ones, or comes with the next run. */
const MOST_SHOWN = 25;

export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  context: DiagnosticContext,
): string {
  const { colors } = context.style;
  const shown = diagnostics.slice(0, MOST_SHOWN);
  const codes = [...new Set(shown.map(({ code }) => code))];
  const more = diagnostics.length - shown.length;
  return [
    ...shown.map((diagnostic) => renderOne(diagnostic, context)),
    ...(more > 0 ? [`… and ${more} more.`] : []),
    colors.dim(`More about it: ${codes.map((code) => `orchc explain ${code}`).join(", ")}`),
  ].join("\n\n");
}

/** With `--quiet` only what is wrong is shown, not what might be. */
export function shownProblems(
  diagnostics: readonly Diagnostic[],
  { quiet }: { readonly quiet: boolean },
): readonly Diagnostic[] {
  return quiet ? diagnostics.filter(({ severity }) => severity === "error") : diagnostics;
}

function renderOne(
  { code, severity, message, places, help }: Diagnostic,
  context: DiagnosticContext,
) {
  const { colors, columns } = context.style;
  return [
    hang(
      `${paint(severity, colors)(`${severity} ${code}`)} `,
      colors.bold(oneLine(message)),
      columns,
    ),
    ...places.flatMap((place) => renderPlace(place, context)),
    ...(help === undefined ? [] : [hang(`  ${colors.cyan("help:")} `, oneLine(help), columns)]),
  ].join("\n");
}

function paint(severity: Severity, colors: Colors): (text: string) => string {
  return { error: colors.red, warning: colors.yellow, note: colors.blue }[severity];
}

function renderPlace(place: Place, { cwd, query, style }: DiagnosticContext): string[] {
  const { colors } = style;
  const at = (where: string): string =>
    `  ${colors.dim("at")} ${where}${place.label === undefined ? "" : colors.dim(` (${oneLine(place.label)})`)}`;
  switch (place.in) {
    case "file": {
      const { file, line, column = 1 } = place;
      const name = relativeTo(cwd, file);
      if (line === undefined) return [at(name)];
      const excerpt = excerptOfFile(file, line, column);
      return [
        at(`${name}:${line}:${column}`),
        ...(excerpt === undefined ? [] : renderExcerpt(excerpt, style)),
      ];
    }
    case "query": {
      if (query === undefined) return [at(`the query, characters ${place.start} to ${place.end}`)];
      // 6 columns stand before the text
      const width = Math.min(style.columns, 120) - 8;
      const excerpt = excerptOfQuery(query, place.start, place.end, width);
      return [at("the query"), ...renderExcerpt(excerpt, style)];
    }
    case "plan": {
      const where = [place.task, place.path].filter((part) => part !== undefined).join(".");
      return [at(where === "" ? "the plan" : `the plan, ${where}`)];
    }
  }
}

/** A path as short as it can be without saying less. */
export function relativeTo(cwd: string, file: string): string {
  const path = relative(cwd, file);
  return path === "" ? "." : path.startsWith(`..${sep}..`) ? file : path;
}
