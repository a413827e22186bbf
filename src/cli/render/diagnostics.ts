/** Problems as a person reads them: what is wrong, where, what to do. */
import type { Diagnostic, Severity } from "../../contract/diagnostics/index.ts";
import type { Colors } from "../colors.ts";
import { renderPlace, type PlaceContext } from "./place.ts";
import { hang, oneLine } from "./text.ts";

/** More than a screenful is not read; the rest follows from the first ones, or comes with the next run. */
const MOST_SHOWN = 25;

export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  context: PlaceContext,
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

function renderOne({ code, severity, message, places, help }: Diagnostic, context: PlaceContext) {
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
