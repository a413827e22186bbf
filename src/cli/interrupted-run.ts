/** What is said beside the reason when a run could not be recorded any more: the command that goes on with it. */
import {
  diskFull,
  lockedDatabase,
  OrchcError,
  runInterrupted,
  unopenedDatabase,
  unwritableStore,
} from "../contract/diagnostics/index.ts";

/** What a person can remove. After other errors the run may belong to somebody else, or be damaged. */
const removable = new Set(
  [diskFull, lockedDatabase, unopenedDatabase, unwritableStore].map(({ code }) => code),
);

/** @param run `undefined` when it had not begun */
export function interruptedBy(error: unknown, run: string | undefined, name: string): unknown {
  if (run === undefined || !(error instanceof OrchcError)) return error;
  if (!error.diagnostics.every(({ code }) => removable.has(code))) return error;
  return new OrchcError([...error.diagnostics, runInterrupted({ run, name })]);
}
