import { notDoneTwice, type Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { RunContext } from "../run-context.ts";

/** What stays as it was although what it was made of is done again, told before anything starts. */
export function tellLeft(tasks: readonly string[], { run, emit, clock }: RunContext): Diagnostic[] {
  if (tasks.length === 0) return [];
  const diagnostic = notDoneTwice({ run, tasks });
  emit({ type: "run.note", run, at: clock.now(), diagnostic });
  return [diagnostic];
}
