/** The shape of every problem that orchc reports, and the three kinds of failure that never mix. */

export type Severity = "error" | "warning" | "note";

/** Where a problem is. `label` says what is seen at that place. */
export type Place =
  | { readonly in: "query"; readonly start: number; readonly end: number; readonly label?: string }
  | {
      readonly in: "plan";
      readonly task?: string;
      readonly path?: string;
      /** In the text that stands there, from 0. */
      readonly offset?: number;
      readonly label?: string;
    }
  | {
      readonly in: "file";
      readonly file: string;
      readonly line?: number;
      readonly column?: number;
      readonly label?: string;
    };

export interface Diagnostic {
  /** Stable, `ORC` and four digits; never used again for anything else. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence: what is wrong. */
  readonly message: string;
  readonly places: readonly Place[];
  /** What to do about it. */
  readonly help?: string;
}

/** A kind of problem: its code, how it is worded, and the page that `orchc explain` shows. */
export interface DiagnosticKind<Facts> {
  readonly code: string;
  /** A few words, for lists. */
  readonly title: string;
  /** At the strictness `moderate`. */
  readonly severity: Severity;
  /**
   * At the others, where that differs. Nothing that makes an answer wrong or a step unsafe is less at `lenient`.
   */
  readonly strictness?: { readonly strict?: Severity; readonly lenient?: Severity };
  readonly message: (facts: Facts) => string;
  readonly help: (facts: Facts) => string;
  /** Markdown: what it means, how one gets there, an example, and the way out. */
  readonly explanation: string;
}

export interface DiagnosticFactory<Facts> extends DiagnosticKind<Facts> {
  (facts: Facts, ...places: readonly Place[]): Diagnostic;
}

/** Declares a kind of problem; calling what it returns makes one diagnostic. */
export function defineDiagnostic<Facts>(kind: DiagnosticKind<Facts>): DiagnosticFactory<Facts> {
  const make = (facts: Facts, ...places: readonly Place[]): Diagnostic => ({
    code: kind.code,
    severity: kind.severity,
    message: kind.message(facts),
    places,
    help: kind.help(facts),
  });
  return Object.assign(make, kind);
}

/** The user's error: thrown where nothing sensible can follow; carries all that was found. */
export class OrchcError extends Error {
  override readonly name = "OrchcError";
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[] | Diagnostic) {
    const list = Array.isArray(diagnostics)
      ? (diagnostics as readonly Diagnostic[])
      : [diagnostics as Diagnostic];
    super(list.map(({ code, message }) => `${code} ${message}`).join("\n"));
    this.diagnostics = list;
  }
}

/** Our bug: a state that cannot be. Never used for what a user, a tool or a model can cause. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`orchc has a bug (${message}). Please report it.`);
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

/** The same problem where it keeps nothing from going on. */
export function asWarning(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: "warning" };
}

/** Each problem once, in the order given; a warning is left out where the same is there as an error. */
export function distinctDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const errors = new Set(
    diagnostics.flatMap((problem) => (problem.severity === "error" ? [sameAs(problem)] : [])),
  );
  const seen = new Set<string>();
  return diagnostics.filter((problem) => {
    const key = sameAs(problem);
    const first = !seen.has(JSON.stringify(problem));
    seen.add(JSON.stringify(problem));
    return first && (problem.severity === "error" || !errors.has(key));
  });
}

/** A problem that is named for a task says the same as the one of the file alone. */
function sameAs({ code, message, places }: Diagnostic): string {
  return JSON.stringify([code, message, places.filter((place) => place.in === "file")]);
}
