import type { RunEvent } from "../../contract/events.ts";
import type { Store } from "../store/index.ts";

/** Whoever watches learns how a run stands from what happened in it. */
export async function emitPast(
  store: Store,
  run: string,
  emit: (event: RunEvent) => void,
): Promise<void> {
  let after = 0;
  for (;;) {
    const events = await store.events(run, { after });
    if (events.length === 0) return;
    for (const event of events) emit(event);
    after = events.at(-1)?.seq ?? 0;
  }
}
