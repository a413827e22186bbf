/** Checks an answer against the run that it is about; asks no model, though it looks at what one has judged. */
import type { Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { Check, Checked } from "./check.ts";
import { missingNamed } from "./missing-named.ts";
import { judgedComplete } from "./judged-complete.ts";
import { numbersInOutputs } from "./numbers-in-outputs.ts";
import { wordsAccountedFor } from "./words-accounted-for.ts";
import { tasksHaveOutcomes } from "./tasks-have-outcomes.ts";

export interface Validation {
  /** Whether all checks are passed. A run whose tasks failed can have an answer that says so, and is right. */
  readonly ok: boolean;
  readonly checks: readonly {
    readonly name: string;
    readonly ok: boolean;
    readonly detail: string;
  }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** In the order in which a reader would ask. */
const checks: readonly Check[] = [
  wordsAccountedFor,
  tasksHaveOutcomes,
  missingNamed,
  numbersInOutputs,
  judgedComplete,
];

export function validateAnswer(checked: Checked): Validation {
  const results = checks
    .filter(({ applies }) => applies?.(checked) ?? true)
    .map(({ name, check }) => ({ name, ...check(checked) }));
  return {
    ok: results.every(({ diagnostics }) => diagnostics.length === 0),
    checks: results.map(({ name, detail, diagnostics }) => ({
      name,
      ok: diagnostics.length === 0,
      detail,
    })),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
  };
}
