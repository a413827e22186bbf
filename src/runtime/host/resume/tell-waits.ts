import { waitGoesOn } from "../../../contract/diagnostics/index.ts";
import type { TaskWait } from "../../scheduler/index.ts";
import type { RunContext } from "../run-context.ts";

/** Why nothing seems to happen, for whoever watches. */
export function tellWaits(waits: readonly TaskWait[], { run, emit, clock }: RunContext): void {
  for (const wait of waits)
    emit({ type: "run.note", run, at: clock.now(), diagnostic: waitGoesOn(wait) });
}
