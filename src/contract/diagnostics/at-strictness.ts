/** How strictly findings are taken: by their code, as its definition says. */
import type { Strictness } from "../strictness.ts";
import type { Diagnostic, DiagnosticKind, Severity } from "./diagnostic.ts";
import * as catalogue from "./index.ts";

type Graded = Pick<DiagnosticKind<never>, "code" | "severity" | "strictness">;

const graded: ReadonlyMap<string, Graded> = new Map(
  Object.values(catalogue).flatMap((exported) =>
    typeof exported === "function" && "strictness" in exported && exported.strictness !== undefined
      ? [[exported.code, exported] as const]
      : [],
  ),
);

/** Of a kind of problem, at each level. */
export function severityAt(
  { severity, strictness = {} }: Pick<Graded, "severity" | "strictness">,
  level: Strictness,
): Severity {
  return level === "moderate" ? severity : (strictness[level] ?? severity);
}

/** The same findings as a level takes them. One that somebody has graded already stays as it is. */
export function atStrictness(
  diagnostics: readonly Diagnostic[],
  level: Strictness,
): readonly Diagnostic[] {
  if (level === "moderate") return diagnostics;
  return diagnostics.map((found) => {
    const kind = graded.get(found.code);
    if (kind === undefined || found.severity !== kind.severity) return found;
    return { ...found, severity: severityAt(kind, level) };
  });
}
