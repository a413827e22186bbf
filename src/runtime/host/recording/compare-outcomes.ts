import { resultChanged, type Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { RecordedOutcome } from "../../../contract/recording.ts";

/** What is different from a recording: a task that ends otherwise, or an output of another form. */
export function compareOutcomes(
  recorded: Readonly<Record<string, RecordedOutcome>>,
  now: Readonly<Record<string, RecordedOutcome>>,
): Diagnostic[] {
  return Object.entries(recorded).flatMap(([task, before]) => {
    const after = now[task];
    const changes = after === undefined ? ["it is gone"] : changesOf(before, after);
    return changes.length === 0 ? [] : [resultChanged({ task, changes })];
  });
}

function changesOf(before: RecordedOutcome, after: RecordedOutcome): string[] {
  if (before.status !== after.status) return [`it was ${before.status}, and is ${after.status}`];
  return [
    ...without(before.shape, after.shape).map((place) => `${place} is gone`),
    ...without(after.shape, before.shape).map((place) => `${place} is new`),
  ];
}

function without(all: readonly string[], others: readonly string[]): string[] {
  return all.filter((place) => !others.includes(place)).map((place) => place || "the output");
}
